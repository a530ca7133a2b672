/* The chart of a bulk mail that is going out: its figures come with the page's own questions to the server, and only the bars change. */
(function () {
    'use strict';

    const DATA = 'form:course';

    function show() {
        const drawn = window.PrimeFaces?.widgets?.courseChart?.chart;
        const figures = document.getElementById(DATA)?.dataset.chart;
        if (drawn && figures) {
            drawn.data = JSON.parse(figures).data;
            drawn.update('none');
        }
    }

    function start() {
        const data = document.getElementById(DATA);
        if (data !== null) {
            new MutationObserver((changes) => {
                if (changes.some((change) => Array.from(change.addedNodes).some((node) => node.id === DATA))) {
                    show();
                }
            }).observe(data.parentNode, { childList: true });
        }
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
