/* Inquiries on the desk: the list's place in the address, its refresh when there is news, and the way back to it. */
(function () {
    'use strict';

    const PLACE = 'mat.inquiries';
    const PAUSE = 2000;
    const LONG_AWAY = 60000;

    /* The address says what is shown, so that a link, a reload or the way back leads to the same list. */

    function keepPlace() {
        const place = document.getElementById('form:place');
        if (place === null) {
            return;
        }
        const address = location.pathname + place.dataset.address;
        if (address !== location.pathname + location.search) {
            history.replaceState(history.state, '', address);
        }
        try {
            sessionStorage.setItem(PLACE, place.dataset.address);
        } catch (storageIsOff) {
            // Then the way back leads to the whole list.
        }
    }

    function showWayBack() {
        const link = document.querySelector('[data-back="inquiries"]');
        if (link === null) {
            return;
        }
        try {
            link.search = sessionStorage.getItem(PLACE) || '';
        } catch (storageIsOff) {
            // It stays the whole list.
        }
    }

    /* News: many come at once during an import, so there is a pause between two refreshes. */

    let timer = 0;
    let last = 0;
    let missed = false;
    let hiddenSince = 0;
    let focused = null;

    function refresh() {
        timer = 0;
        if (document.hidden) {
            missed = true;
            return;
        }
        missed = false;
        last = Date.now();
        if (typeof window.refreshInquiries === 'function') {
            focused = document.activeElement?.dataset?.inquiry || null;
            window.refreshInquiries();
        }
    }

    function soon() {
        if (timer === 0) {
            timer = setTimeout(refresh, Math.max(100, last + PAUSE - Date.now()));
        }
    }

    /* Another node's news does not come here: who was away for long looks afresh. */
    function onVisibility() {
        if (document.hidden) {
            hiddenSince = Date.now();
        } else if (missed || (hiddenSince > 0 && Date.now() - hiddenSince > LONG_AWAY)) {
            soon();
        }
    }

    /* Lines move when a new one comes: the focus goes with its line. */
    function keepFocus() {
        if (focused !== null) {
            document.querySelector('[data-inquiry="' + focused + '"]')?.focus({ preventScroll: true });
            focused = null;
        }
    }

    function showLoading(loading) {
        document.querySelector('.inquiries')?.classList.toggle('inquiries--loading', loading);
    }

    /* The page was made with the news of this number. */
    window.inquiriesChanged = function (number) {
        if (number > Number(document.querySelector('[data-news]')?.dataset.news)) {
            soon();
        }
    };

    function start() {
        keepPlace();
        showWayBack();
        document.addEventListener('visibilitychange', onVisibility);
        window.jQuery(document).on('pfAjaxSend', () => showLoading(true));
        window.jQuery(document).on('pfAjaxComplete', () => {
            showLoading(false);
            keepPlace();
            keepFocus();
        });
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
