DROP INDEX "post_targets_leased";--> statement-breakpoint
CREATE INDEX "post_targets_under_way" ON "post_targets" USING btree ("id") WHERE "post_targets"."status" = 'PUBLISHING';--> statement-breakpoint
ALTER TABLE "post_targets" SET (fillfactor = 80);--> statement-breakpoint
ALTER TABLE "attempts" SET (fillfactor = 80);
