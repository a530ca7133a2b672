/* An answer's files: they go to the server one after the other as soon as they are chosen, and the page then says what came of them. */
(function () {
    'use strict';

    async function send(address, file) {
        const form = new FormData();
        form.append('file', file);
        try {
            const response = await fetch(address, { method: 'POST', body: form });
            if (response.status === 404) {
                // Nobody is signed in any more: the page leads to the login.
                location.reload();
                return '';
            }
            if (response.status === 413) {
                return 'TOO_LARGE';
            }
            return response.ok ? '' : await response.text();
        } catch (brokenOff) {
            // The server ends a request that is far too large.
            return 'TOO_LARGE';
        }
    }

    async function sendAll(choice) {
        choice.disabled = true;
        choice.setAttribute('aria-busy', 'true');
        let problem = '';
        for (const file of choice.files) {
            problem = await send(choice.dataset.upload, file) || problem;
        }
        window.answerFilesChanged([{ name: 'problem', value: problem }]);
    }

    document.addEventListener('change', (event) => {
        const choice = event.target.closest('[data-upload]');
        if (choice !== null && choice.files.length > 0) {
            sendAll(choice);
        }
    });
})();
