/* The dialog "E-Mail Konto konfigurieren": what appears with what, the proposed port, the signature's editor, and what follows an answer. */
(function () {
    'use strict';

    const PREVIEW_DELAY = 500;

    function byId(id) {
        return document.getElementById('accountForm:' + id) || document.getElementById(id);
    }

    function isChecked(id) {
        return byId(id)?.checked === true;
    }

    /* Fields that appear with a checkbox, and the warning of a connection without encryption. What does not show is not sent: a mistake
       in it could not be seen. */

    function showWhatBelongs() {
        document.querySelectorAll('[data-shown-by]').forEach((part) => {
            const boxes = part.dataset.shownBy.split(' ').filter(Boolean);
            const off = boxes.length > 0 && !boxes.some(isChecked);
            part.classList.toggle('off', off);
            part.querySelectorAll('input, select').forEach((input) => { input.disabled = off; });
        });
        document.querySelectorAll('[data-warns-of]').forEach((warning) => {
            warning.classList.toggle('off', byId(warning.dataset.warnsOf)?.value !== 'NONE');
        });
    }

    /* The port that belongs to the security, unless an own one was typed: any but the one of the security before. */

    const securityBefore = new WeakMap();

    function portsOf(select) {
        return new Map(select.dataset.ports.split(' ').map((pair) => pair.split('=')));
    }

    function proposePort(select) {
        const ports = portsOf(select);
        const port = byId(select.dataset.proposes);
        const before = securityBefore.get(select) ?? Array.from(select.options).find((option) => option.defaultSelected)?.value;
        securityBefore.set(select, select.value);
        if (port.value.trim() === '' || port.value.trim() === ports.get(before)) {
            port.value = ports.get(select.value);
        }
    }

    function fit(button) {
        const select = byId(button.dataset.fits);
        select.value = button.dataset.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        goTo(button.dataset.fits);
    }

    function goTo(field) {
        const input = byId(field);
        input?.focus();
        input?.scrollIntoView({ block: 'center' });
    }

    /* Signature: the source is what is sent; the editor writes into it, and gets only what the server has cleaned. */

    const signature = { mode: 'editor', timer: 0, asked: false, format: '', before: null };

    function isHtml() {
        return byId('signatureFormat').value === 'HTML';
    }

    function showSignature() {
        const root = document.querySelector('[data-signature]');
        const editing = isHtml() && signature.mode === 'editor';
        root.querySelector('.signature__modes').classList.toggle('off', !isHtml());
        root.querySelector('.signature__tools').classList.toggle('off', !editing);
        byId('signatureEditor').classList.toggle('off', !editing);
        byId('signature').classList.toggle('off', editing);
        root.querySelectorAll('[data-signature-mode]').forEach((button) => {
            button.setAttribute('aria-pressed', String(button.dataset.signatureMode === signature.mode));
        });
    }

    function fillEditor() {
        const editor = byId('signatureEditor');
        editor.innerHTML = byId('signature').value === '' ? '' : byId('signatureClean').value;
        editor.dataset.filled = 'true';
        signature.format = byId('signatureFormat').value;
    }

    function preview(fillsEditor) {
        clearTimeout(signature.timer);
        signature.asked = signature.asked || fillsEditor;
        signature.timer = setTimeout(() => window.previewSignature(), fillsEditor ? 0 : PREVIEW_DELAY);
    }

    function insertTemplate() {
        const root = document.querySelector('[data-signature]');
        const source = byId('signature');
        const template = isHtml() ? root.dataset.templateHtml : '\n\n' + root.dataset.templateText;
        source.value = (source.value.trimEnd() + template).trimStart();
        preview(true);
    }

    function changeMode(mode) {
        signature.mode = mode;
        showSignature();
        preview(mode === 'editor');
    }

    /* The server says in the other format what stands there. */
    function changeFormat() {
        showSignature();
        if (byId('signatureFormat').value !== signature.format) {
            signature.format = byId('signatureFormat').value;
            signature.before = byId('signature').value;
            window.convertSignature();
        }
    }

    /* What was typed since then is worth more. */
    function takeConverted() {
        if (byId('signature').value === signature.before) {
            byId('signature').value = byId('signatureSource').value;
        }
        fillEditor();
    }

    function takeFromEditor() {
        const editor = byId('signatureEditor');
        const empty = editor.textContent.trim() === '' && editor.querySelector('img, hr') === null;
        byId('signature').value = empty ? '' : editor.innerHTML;
        preview(false);
    }

    /* After each answer of the server. */

    function outcome() {
        return document.getElementById('checkOutcome')?.dataset.outcome;
    }

    function forgetPassword() {
        const password = byId('password');
        password.value = '';
        password.placeholder = password.dataset.kept;
    }

    function focusFirstMistake() {
        const wrong = document.querySelector('#accountForm .ui-state-error:is(input, select, textarea)')
            || (document.getElementById('passwordProblem') && byId('password'));
        wrong?.focus();
    }

    let lastOutcome = 'NONE';

    function follow(source) {
        const password = byId('password');
        const problem = document.getElementById('passwordProblem') !== null;
        password.classList.toggle('ui-state-error', problem);
        password.setAttribute('aria-invalid', String(problem));
        showWhatBelongs();
        showSignature();
        const button = byId('checkAndSave');
        const running = outcome() === 'RUNNING';
        button.disabled = running;
        button.classList.toggle('ui-state-disabled', running);
        if (source === 'conversion') {
            takeConverted();
        } else if (byId('signatureEditor').dataset.filled !== 'true' || signature.asked && source === 'signature') {
            signature.asked = false;
            fillEditor();
        }
        if (outcome() !== lastOutcome) {
            lastOutcome = outcome();
            if (lastOutcome === 'STORED') {
                forgetPassword();
            }
            document.querySelector('.failure')?.scrollIntoView({ block: 'nearest' });
        }
        if (source === 'button') {
            if (running) {
                document.getElementById('checkForm:check').scrollIntoView({ block: 'nearest' });
            } else {
                focusFirstMistake();
            }
        }
    }

    function sourceOf(settings) {
        const id = String(settings?.source?.id || settings?.source || '');
        if (/:(checkAndSave|mine|theirs)$/.test(id)) {
            return 'button';
        }
        if (id.endsWith(':convertSignature')) {
            return 'conversion';
        }
        return id.startsWith('checkForm') ? 'check' : 'signature';
    }

    function onClick(event) {
        const target = event.target.closest('button');
        if (target === null) {
            return;
        }
        if (target.dataset.opensDialog) {
            window.PF(target.dataset.opensDialog).show();
        } else if (target.dataset.fits) {
            fit(target);
        } else if (target.dataset.goesTo) {
            goTo(target.dataset.goesTo);
        } else if (target.dataset.signatureMode) {
            changeMode(target.dataset.signatureMode);
        } else if (target.dataset.signatureCommand) {
            byId('signatureEditor').focus();
            document.execCommand(target.dataset.signatureCommand);
            takeFromEditor();
        } else if (target.id === 'signatureTemplate') {
            insertTemplate();
        }
    }

    function onChange(event) {
        if (event.target.dataset.proposes) {
            proposePort(event.target);
        }
        if (event.target.id === 'accountForm:signatureFormat') {
            changeFormat();
        }
        showWhatBelongs();
    }

    function onInput(event) {
        if (event.target.id === 'signatureEditor') {
            takeFromEditor();
        } else if (event.target.id === 'accountForm:signature') {
            preview(false);
        }
    }

    function start() {
        document.addEventListener('click', onClick);
        document.addEventListener('change', onChange);
        document.addEventListener('input', onInput);
        window.jQuery(document).on('pfAjaxComplete', (event, xhr, settings) => follow(sourceOf(settings)));
        showWhatBelongs();
        showSignature();
        fillEditor();
    }

    if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', start);
    } else {
        start();
    }
})();
