import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startListening } from './bridge/announcements.ts';
import { watchKeys } from './bridge/between-keys.ts';
import { call } from './bridge/call.ts';
import { afterDrawing } from './bridge/clock.ts';
import { prepareFirstScreen } from './frame/prepare-first-screen.ts';
import { loadRest } from './ui/later.tsx';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';

startListening();
watchKeys();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
void prepareFirstScreen().then(() => {
  createRoot(root).render(<App />);
  afterDrawing(() => {
    // Read by the measurement of the start, which comes to the page afterwards so as not to disturb it.
    performance.mark('first-screen');
    void call('window.drawn', null);
    void loadRest();
  });
});

