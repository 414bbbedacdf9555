import { sessionBus } from '@jellybrick/dbus-next';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemTimers } from '../../../../electron/main/clock/timers.ts';
import { askNotificationService, askTrayHost } from '../../../../electron/main/desktop/ask-message-bus.ts';
import { showTrayPanel } from '../../../support/show-tray-panel.ts';

describe('the message bus of the desktop', () => {
  it('says whether a panel shows tray icons, and again when it has gone', async () => {
    expect(await askTrayHost(systemTimers)).toBe(false);
    const panel = await showTrayPanel();
    expect(await askTrayHost(systemTimers)).toBe(true);
    await panel.hideIcons();
    expect(await askTrayHost(systemTimers)).toBe(false);
    await panel.close();
    expect(await askTrayHost(systemTimers)).toBe(false);
  });

  it('says whether something shows notifications', async () => {
    expect(await askNotificationService(systemTimers)).toBe(true);
  });

  it('is answered with no where there is no bus', async () => {
    const before = process.env['DBUS_SESSION_BUS_ADDRESS'];
    onTestFinished(() => {
      process.env['DBUS_SESSION_BUS_ADDRESS'] = before;
    });
    process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere/at/all';
    expect(await askTrayHost(systemTimers)).toBe(false);
    expect(await askNotificationService(systemTimers)).toBe(false);
    expect(typeof sessionBus).toBe('function');
  });
});
