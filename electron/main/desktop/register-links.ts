/** Owner of the system's list of which program opens which links. */
import { app } from 'electron';

export type LinkRegistration = {
  /** Whether phone links of other programs (`tel:`, `whatsapp:`) come to Deskline. */
  readonly opensPhoneLinks: () => boolean;
  /** False when the system did not take it. */
  readonly storePhoneLinks: (on: boolean) => boolean;
};

const phoneSchemes = ['tel', 'whatsapp'] as const;

/** Makes `deskline:` links ours. Phone links stay with whoever has them until the person gives them to us: a desk phone may want them. */
export function registerLinks(): LinkRegistration {
  // Out of the source folder the system would be left with a link to a bare Electron.
  if (app.isPackaged) app.setAsDefaultProtocolClient('deskline');
  const opensPhoneLinks = () => phoneSchemes.every((scheme) => app.isDefaultProtocolClient(scheme));
  return {
    opensPhoneLinks,
    storePhoneLinks: (on) => {
      if (!app.isPackaged) return false;
      return phoneSchemes.every((scheme) => (on ? app.setAsDefaultProtocolClient(scheme) : app.removeAsDefaultProtocolClient(scheme)));
    },
  };
}
