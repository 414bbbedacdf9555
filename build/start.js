import { launch } from './bootstrap/launch.js';

await launch('build/start/start.ts');
