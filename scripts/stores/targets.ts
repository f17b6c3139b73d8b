/** Where a package goes. `unpacked` is the build that people load themselves: it carries the key that fixes its id. */
export type Target = 'chrome' | 'edge' | 'firefox' | 'unpacked'
