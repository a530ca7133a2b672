/* The frame's own behaviour: the drawer of the navigation, the user's menu, which Rubriken are folded, the focus after a mistake, and
   warnings that the keyboard closes too. */
(function () {
    'use strict';

    const FOLDED = 'mat.folded';

    function opener(kind) {
        return document.querySelector('[data-opens="' + kind + '"]');
    }

    function isOpen(button) {
        return button !== null && button.getAttribute('aria-expanded') === 'true';
    }

    /* Drawer: below 900 px the navigation slides in over the page. */

    function showDrawer(open) {
        const button = opener('drawer');
        if (button === null || isOpen(button) === open) {
            return;
        }
        button.setAttribute('aria-expanded', String(open));
        document.body.classList.toggle('desk--drawer', open);
        document.getElementById('content').inert = open;
        if (open) {
            document.querySelector('#navigation summary, #navigation a')?.focus();
        } else {
            button.focus();
        }
    }

    /* Menu of the Benutzerbereich. */

    function showMenu(open) {
        const button = opener('menu');
        if (button === null || isOpen(button) === open) {
            return;
        }
        button.setAttribute('aria-expanded', String(open));
        document.getElementById('userMenu').hidden = !open;
    }

    function moveInMenu(event) {
        const entries = Array.from(document.querySelectorAll('#userMenu .menu__entry'));
        const here = entries.indexOf(document.activeElement);
        const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: entries.length - 1 }[event.key];
        if (next === undefined) {
            return;
        }
        event.preventDefault();
        showMenu(true);
        entries[(next + entries.length) % entries.length].focus();
    }

    /* Rubriken: each stays as the reader left it, as long as the tab is open. */

    function folded() {
        try {
            return new Set(JSON.parse(sessionStorage.getItem(FOLDED) || '[]'));
        } catch (unreadable) {
            return new Set();
        }
    }

    function rememberFolds() {
        const names = Array.from(document.querySelectorAll('#navigation details:not([open])'), (each) => each.dataset.section);
        try {
            sessionStorage.setItem(FOLDED, JSON.stringify(names));
        } catch (storageIsOff) {
            // Then they unfold with each page.
        }
    }

    function restoreFolds() {
        const names = folded();
        document.querySelectorAll('#navigation details').forEach((section) => {
            if (names.has(section.dataset.section) && section.querySelector('[aria-current]') === null) {
                section.open = false;
            }
            section.addEventListener('toggle', rememberFolds);
        });
    }

    /* A form that comes back with mistakes: the first one has the focus. */

    function focusFirstMistake() {
        document.querySelector('form .ui-state-error:is(input, select, textarea)')?.focus();
    }

    /* The cross of a warning is no button by itself. */

    function makeWarningsClosable() {
        document.querySelectorAll('.ui-growl-icon-close').forEach((cross) => {
            cross.setAttribute('role', 'button');
            cross.setAttribute('aria-label', document.body.dataset.close);
            cross.tabIndex = 0;
            cross.addEventListener('keydown', (event) => {
                if (event.key === 'Enter' || event.key === ' ') {
                    event.preventDefault();
                    cross.click();
                    document.getElementById('content').focus();
                }
            });
        });
    }

    function start() {
        restoreFolds();
        focusFirstMistake();
        // After those of the page library, which show the warnings.
        window.jQuery?.(makeWarningsClosable);
        document.addEventListener('click', (event) => {
            if (event.target.closest('[data-opens="drawer"]')) {
                showDrawer(!isOpen(opener('drawer')));
            } else if (event.target.closest('[data-closes="drawer"]')) {
                showDrawer(false);
            }
            if (event.target.closest('[data-opens="menu"]')) {
                showMenu(!isOpen(opener('menu')));
            } else if (!event.target.closest('[data-menu]')) {
                showMenu(false);
            }
        });
        document.addEventListener('keydown', (event) => {
            if (event.key === 'Escape') {
                showDrawer(false);
                if (isOpen(opener('menu'))) {
                    showMenu(false);
                    opener('menu').focus();
                }
            } else if (event.target.closest('[data-menu]')) {
                moveInMenu(event);
            }
        });
        document.querySelector('[data-menu]')?.addEventListener('focusout', (event) => {
            if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) {
                showMenu(false);
            }
        });
        window.matchMedia('(min-width: 900px)').addEventListener('change', () => showDrawer(false));
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
