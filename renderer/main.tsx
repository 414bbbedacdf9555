import '@fontsource-variable/inter/wght.css';
import { createRoot } from 'react-dom/client';
import * as z from 'zod';
import { App } from './app.tsx';
import { startListening } from './bridge/announcements.ts';
import { followSession } from './bridge/session-store.ts';
import { prepareFirstScreen } from './frame/prepare-first-screen.ts';
import './ui/tokens.css';
import './ui/base.css';

// The content policy forbids making code from text, which zod would otherwise try.
z.config({ jitless: true });

startListening();
followSession();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
void prepareFirstScreen().then(() => createRoot(root).render(<App />));
