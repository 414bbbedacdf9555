// The least that an application can be: one window of our size, as sandboxed as ours, with one small page. What ours needs more than this is ours.
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');

const given = process.argv.find((argument) => argument.startsWith('--profile='));
app.setPath('userData', given.slice('--profile='.length));
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1180, height: 780, show: false, webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false } });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(__dirname, process.argv.includes('--long') ? 'long.html' : 'index.html'));
});
