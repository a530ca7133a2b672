/* Products: the price that is told on request only. */
(function () {
    'use strict';

    function showPrice() {
        document.querySelectorAll('[data-hides]').forEach((choice) => {
            document.getElementById(choice.dataset.hides).hidden = choice.checked;
        });
    }

    function start() {
        showPrice();
        document.addEventListener('change', showPrice);
        window.jQuery(document).on('pfAjaxComplete', showPrice);
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
