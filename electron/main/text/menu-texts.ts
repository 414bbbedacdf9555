import type { Language } from './texts.ts';

/** The words of the application menu. */
export type MenuTexts = {
  readonly [Word in
    | 'file'
    | 'edit'
    | 'view'
    | 'window'
    | 'quit'
    | 'close'
    | 'undo'
    | 'redo'
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'noSuggestion'
    | 'actualSize'
    | 'zoomIn'
    | 'zoomOut'
    | 'fullScreen'
    | 'minimize'
    | 'settings'
    | 'help'
    | 'about'
    | 'services'
    | 'hide'
    | 'hideOthers'
    | 'showAll'
    | 'fitWindow'
    | 'front']: string;
};

export const menuTexts: Readonly<Record<Language, MenuTexts>> = {
  en: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    quit: 'Quit',
    close: 'Close Window',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    noSuggestion: 'No suggestion',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    minimize: 'Minimise',
    settings: 'Settings…',
    help: 'Help',
    about: 'About Deskline',
    services: 'Services',
    hide: 'Hide Deskline',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    fitWindow: 'Zoom',
    front: 'Bring All to Front',
  },
  de: {
    file: 'Ablage',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    quit: 'Beenden',
    close: 'Fenster schließen',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einsetzen',
    selectAll: 'Alles auswählen',
    noSuggestion: 'Kein Vorschlag',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    minimize: 'Minimieren',
    settings: 'Einstellungen …',
    help: 'Hilfe',
    about: 'Über Deskline',
    services: 'Dienste',
    hide: 'Deskline ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    fitWindow: 'Zoomen',
    front: 'Alle nach vorne bringen',
  },
};
