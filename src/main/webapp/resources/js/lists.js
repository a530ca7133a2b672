/* Lists of the desk: a list's place in the address, and the way back to it. */
(function () {
    'use strict';

    const PLACE = 'mat.';

    /* The address says what is shown, so that a link, a reload or the way back leads to the same list. */

    function keepPlace() {
        const place = document.querySelector('[data-list]');
        if (place === null) {
            return;
        }
        const address = location.pathname + place.dataset.address;
        if (address !== location.pathname + location.search) {
            history.replaceState(history.state, '', address);
        }
        try {
            sessionStorage.setItem(PLACE + place.dataset.list, place.dataset.address);
        } catch (storageIsOff) {
            // Then the way back leads to the whole list.
        }
    }

    function showWayBack() {
        document.querySelectorAll('[data-back]').forEach((link) => {
            try {
                link.search = sessionStorage.getItem(PLACE + link.dataset.back) || '';
            } catch (storageIsOff) {
                // It stays the whole list.
            }
        });
    }

    function start() {
        keepPlace();
        showWayBack();
        window.jQuery(document).on('pfAjaxComplete', keepPlace);
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
