import { launch } from './bootstrap/launch.js';

await launch('build/test/run-all.ts');
