import { describeRuntime } from './suite.ts'

describeRuntime('workers')
