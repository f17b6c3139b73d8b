DROP INDEX "clips_canonical";--> statement-breakpoint
CREATE INDEX "clips_canonical" ON "clips" USING btree ("organization_id",md5("canonical_url"));