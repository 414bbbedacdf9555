/** The only thing that a page gets from us: one function to call, one to listen. Owner of `contextBridge` and `ipcRenderer`. */
import { contextBridge, ipcRenderer } from 'electron';
import { announceChannel, bridgeName, callChannel } from '../../shared/bridge/channels.ts';
import type { BridgeApi } from '../../shared/bridge/channels.ts';
import { commandNames } from '../../shared/bridge/command-names.ts';

const names: ReadonlySet<string> = new Set(commandNames);

const api: BridgeApi = {
  // Main checks the name again; a page that was taken over cannot even put another one on the channel.
  call: (name, request) =>
    names.has(name) ? (ipcRenderer.invoke(callChannel, name, request) as Promise<string>) : Promise.resolve(JSON.stringify({ ok: false, error: { kind: 'refused', rule: 'name' } })),
  onAnnouncement: (listener) => {
    const forward = (_event: unknown, announcement: unknown) => listener(announcement);
    ipcRenderer.on(announceChannel, forward);
    return () => {
      ipcRenderer.removeListener(announceChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld(bridgeName, api);
