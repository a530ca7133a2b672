/* The editor of a bulk mail: it writes into the field that is sent, gets only what the server has cleaned, and keeps what is typed by itself.
   Pictures go to the server first, which makes them small; products and placeholders come in where the user writes. */
(function () {
    'use strict';

    const KEEP_DELAY = 1500;
    const WIDEST = 600;
    const LONGEST_WAIT = 10000;

    let timer = 0;
    let range = null;
    let lastField = null;

    function byId(id) {
        return document.getElementById(id);
    }

    function editor() {
        return byId('mailEditor');
    }

    /* What is typed. */

    function take() {
        const area = editor();
        const empty = area.textContent.trim() === '' && area.querySelector('img, hr, table') === null;
        byId('form:html').value = empty ? '' : area.innerHTML;
    }

    function keep() {
        clearTimeout(timer);
        timer = 0;
        take();
        window.keepMailing();
    }

    function changed() {
        clearTimeout(timer);
        timer = setTimeout(keep, KEEP_DELAY);
    }

    /* Whoever leaves takes nothing along that the server has not got. */

    function isSettled() {
        return timer === 0 && window.PrimeFaces.ajax.Queue.isEmpty();
    }

    function leave(event, link) {
        if (isSettled() || link.target !== '' || editor().contains(link) || event.ctrlKey || event.metaKey || event.shiftKey) {
            return;
        }
        event.preventDefault();
        if (timer !== 0) {
            keep();
        }
        const until = Date.now() + LONGEST_WAIT;
        const waiting = setInterval(() => {
            if (isSettled() || Date.now() > until) {
                clearInterval(waiting);
                location.assign(link.href);
            }
        }, 50);
    }

    function askBeforeLoss(event) {
        if (!isSettled()) {
            event.preventDefault();
        }
    }

    /* Where the user writes: a button or another field takes the focus away. */

    function rememberRange() {
        const selection = document.getSelection();
        if (selection.rangeCount > 0 && editor().contains(selection.anchorNode)) {
            range = selection.getRangeAt(0).cloneRange();
        }
    }

    function restoreRange() {
        editor().focus();
        const selection = document.getSelection();
        if (range === null) {
            range = document.createRange();
            range.selectNodeContents(editor());
            range.collapse(false);
        }
        selection.removeAllRanges();
        selection.addRange(range);
    }

    function insertHtml(html) {
        restoreRange();
        document.execCommand('insertHTML', false, html);
        rememberRange();
        keep();
    }

    function command(name, value) {
        restoreRange();
        document.execCommand(name, false, value);
        rememberRange();
        changed();
    }

    /* Placeholders go into the subject too. */

    function insertPlaceholder(choice) {
        const token = choice.value;
        choice.value = '';
        if (token === '') {
            return;
        }
        if (lastField === byId('form:subject')) {
            lastField.setRangeText(token, lastField.selectionStart, lastField.selectionEnd, 'end');
            lastField.focus();
            lastField.dispatchEvent(new Event('input', { bubbles: true }));
        } else {
            command('insertText', token);
        }
    }

    function setLink() {
        const address = byId('linkAddress').value.trim();
        toggleBar(document.querySelector('[data-opens-bar="linkBar"]'));
        byId('linkAddress').value = '';
        if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(address)) {
            restoreRange();
            if (document.getSelection().isCollapsed) {
                const link = document.createElement('a');
                link.href = address;
                link.textContent = address;
                insertHtml(link.outerHTML);
            } else {
                command('createLink', address);
            }
        }
    }

    function toggleBar(button) {
        const bar = byId(button.dataset.opensBar);
        bar.hidden = !bar.hidden;
        button.setAttribute('aria-expanded', String(!bar.hidden));
        if (!bar.hidden) {
            bar.querySelector('input').focus();
        }
    }

    /* Pictures. */

    async function widthOf(address) {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        return Math.min(WIDEST, picture.naturalWidth);
    }

    async function upload(file) {
        const form = new FormData();
        form.append('file', file);
        const response = await fetch(byId('pictureChoice').dataset.uploadPicture, { method: 'POST', body: form });
        if (response.status === 404) {
            // Nobody is signed in any more: the page leads to the login.
            location.reload();
            return;
        }
        const answer = response.status === 413 ? 'TOO_LARGE' : await response.text();
        if (!response.ok) {
            window.mailingPictureRefused([{ name: 'problem', value: answer }]);
            return;
        }
        const picture = document.createElement('img');
        picture.alt = '';
        picture.width = await widthOf(answer);
        picture.setAttribute('style', 'max-width:100%;height:auto');
        picture.src = answer;
        insertHtml(picture.outerHTML);
    }

    async function uploadAll(files) {
        const status = byId('pictureStatus');
        status.textContent = editor().dataset.loading;
        for (const file of files) {
            try {
                await upload(file);
            } catch (brokenOff) {
                // The server ends a request that is far too large.
                window.mailingPictureRefused([{ name: 'problem', value: 'TOO_LARGE' }]);
            }
        }
        status.textContent = '';
    }

    /* A picture that is pasted or dropped goes the same way. */
    function takePictures(event, data) {
        const files = Array.from(data?.files || []).filter((file) => file.type.startsWith('image/'));
        if (files.length > 0) {
            event.preventDefault();
            uploadAll(files);
        }
    }

    function insertPicked() {
        const picked = byId('pickedHtml');
        if (picked !== null && picked.value !== '') {
            const html = picked.value;
            picked.value = '';
            insertHtml(html);
        }
    }

    function onClick(event) {
        const link = event.target.closest('a[href]');
        if (link !== null) {
            leave(event, link);
            return;
        }
        const button = event.target.closest('button');
        if (button === null) {
            return;
        }
        if (button.dataset.command) {
            command(button.dataset.command);
        } else if (button.dataset.block) {
            command('formatBlock', button.dataset.block);
        } else if (button.dataset.opensBar) {
            toggleBar(button);
        } else if (button.dataset.link) {
            setLink();
        } else if (button.dataset.picture) {
            byId('pictureChoice').click();
        }
    }

    function onKey(event) {
        if (event.target.id === 'linkAddress' && event.key === 'Enter') {
            event.preventDefault();
            setLink();
        }
    }

    function onChange(event) {
        if (event.target.id === 'placeholder') {
            insertPlaceholder(event.target);
        } else if (event.target.id === 'pictureChoice') {
            uploadAll(Array.from(event.target.files)).then(() => { event.target.value = ''; });
        }
    }

    function start() {
        const area = editor();
        if (area === null) {
            return;
        }
        area.innerHTML = byId('mailClean').value;
        document.execCommand('defaultParagraphSeparator', false, 'p');
        area.addEventListener('input', changed);
        byId('form:subject').addEventListener('input', changed);
        area.addEventListener('blur', () => timer !== 0 && keep());
        area.addEventListener('paste', (event) => takePictures(event, event.clipboardData));
        area.addEventListener('drop', (event) => takePictures(event, event.dataTransfer));
        document.addEventListener('selectionchange', rememberRange);
        document.addEventListener('focusin', (event) => {
            if (event.target === area || event.target.id === 'form:subject') {
                lastField = event.target;
            }
        });
        document.addEventListener('click', onClick);
        document.addEventListener('keydown', onKey);
        document.addEventListener('change', onChange);
        window.addEventListener('beforeunload', askBeforeLoss);
        window.jQuery(document).on('pfAjaxComplete', insertPicked);
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
