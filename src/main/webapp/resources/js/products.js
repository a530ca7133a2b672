/* Products: the list's place in the address and the way back to it, and the price that is told on request only. */
(function () {
    'use strict';

    const PLACE = 'mat.products';

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
        const link = document.querySelector('[data-back="products"]');
        if (link === null) {
            return;
        }
        try {
            link.search = sessionStorage.getItem(PLACE) || '';
        } catch (storageIsOff) {
            // It stays the whole list.
        }
    }

    function showPrice() {
        document.querySelectorAll('[data-hides]').forEach((choice) => {
            document.getElementById(choice.dataset.hides).hidden = choice.checked;
        });
    }

    function start() {
        keepPlace();
        showWayBack();
        showPrice();
        document.addEventListener('change', showPrice);
        window.jQuery(document).on('pfAjaxComplete', () => {
            keepPlace();
            showPrice();
        });
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
