/* The dealer's forms in any website: <script src="…/web/forms.js" async></script> <mat-form site-key="…" form="contact"></mat-form>.
   Attributes: form (inquiry, contact), product (number of the machine), lang (de, en). What stands inside of the element is shown
   until this script runs. It needs no other script, sets no cookie, and leaves the page's styles alone. */
(() => {
    'use strict';

    const base = new URL('..', document.currentScript.src).href;
    const FIELDS = ['name', 'company', 'email', 'phone', 'subject', 'message'];
    const KINDS = {name: ['text', 'name'], company: ['text', 'organization'], email: ['email', 'email'], phone: ['tel', 'tel'], subject: ['text', 'off']};
    const STYLE = `
        :host { display: block; max-width: 720px; color: #1f2933; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; text-align: left; }
        * { box-sizing: border-box; }
        form, .thanks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr)); gap: 16px; padding: 24px; border: 1px solid #d9dee5; border-radius: 12px; background: #fff; }
        h2, p { margin: 0; } h2 { font-size: 1.25em; line-height: 1.3; }
        .all { grid-column: 1 / -1; }
        label { display: block; margin-bottom: 4px; font-size: .94em; font-weight: 600; }
        input, textarea { width: 100%; min-height: 44px; padding: 9px 12px; border: 1px solid #7b8794; border-radius: 8px; background: #fff; color: inherit; font: inherit; }
        textarea { min-height: 130px; resize: vertical; }
        [aria-invalid] { border-color: #b42318; box-shadow: 0 0 0 1px #b42318; }
        .problem, .mark { color: #b42318; } .problem { margin-top: 4px; font-size: .94em; }
        .wrong { padding: 12px 16px; border-left: 4px solid #b42318; border-radius: 6px; background: #fdecea; color: #b42318; }
        .quiet { color: #52606d; font-size: .94em; }
        .end { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 20px; }
        button { min-height: 44px; padding: 10px 24px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer; }
        button[disabled] { opacity: .6; cursor: default; }
        a { color: inherit; } :focus-visible { outline: 3px solid #52606d; outline-offset: 2px; }
        .more { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }`;

    const element = (name, attributes, ...children) => {
        const made = document.createElement(name);
        Object.entries(attributes || {}).forEach(([key, value]) => value !== null && made.setAttribute(key, value));
        made.append(...children);
        return made;
    };

    customElements.define('mat-form', class extends HTMLElement {
        async connectedCallback() {
            if (this.shadowRoot) {
                return;
            }
            this.kind = this.getAttribute('form') === 'inquiry' ? 'inquiry' : 'contact';
            const language = this.lang || document.documentElement.lang.slice(0, 2);
            try {
                const answer = await fetch(this.address('form', {form: this.kind, product: this.getAttribute('product') || '', language}), {credentials: 'omit'});
                if (!answer.ok) {
                    throw new Error('MAT: ' + (await answer.json()).detail);
                }
                this.show(await answer.json());
            } catch (failure) {
                console.error(failure);
            }
        }

        address(path, parameters) {
            return base + 'api/website/' + path + '?' + new URLSearchParams({key: this.getAttribute('site-key') || '', ...parameters});
        }

        show(form) {
            this.description = form;
            const root = this.attachShadow({mode: 'open'});
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(STYLE);
            root.adoptedStyleSheets = [sheet];
            this.style.setProperty('--accent', form.accent);
            this.style.setProperty('--on-accent', form.onAccent);
            const texts = form.texts;
            this.wrong = element('p', {class: 'wrong all', role: 'alert', hidden: ''});
            this.button = element('button', {type: 'submit'}, texts.send);
            this.form = element('form', {novalidate: '', lang: form.language},
                element('div', {class: 'all'}, element('h2', {}, texts.title), form.product ? element('p', {class: 'quiet'}, form.product) : ''),
                this.wrong,
                element('div', {class: 'more', 'aria-hidden': 'true'}, element('label', {for: 'homepage'}, texts.homepage), element('input', {id: 'homepage', name: 'homepage', tabindex: '-1', autocomplete: 'off'})),
                ...FIELDS.filter(name => name !== 'subject' || this.kind === 'contact').map(name => this.field(name)),
                element('p', {class: 'quiet all'}, texts.privacy + ' ', element('a', {href: form.privacyUrl, target: '_blank', rel: 'noopener'}, texts.privacyLink)),
                element('div', {class: 'end all'}, this.button, element('span', {class: 'quiet'}, texts.required)));
            this.form.addEventListener('submit', event => {
                event.preventDefault();
                this.send();
            });
            root.append(this.form);
        }

        field(name) {
            const required = name === 'email' || name === 'message' ? '' : null;
            const common = {id: name, name, required, maxlength: this.description.lengths[name]};
            const input = name === 'message' ? element('textarea', common)
                : element('input', {...common, type: KINDS[name][0], autocomplete: KINDS[name][1]});
            const mark = required === null ? '' : element('span', {class: 'mark', 'aria-hidden': 'true'}, ' *');
            return element('div', {class: name === 'message' || name === 'subject' ? 'all' : ''},
                element('label', {for: name}, this.description.texts[name], mark), input, element('p', {class: 'problem', id: name + '-problem', hidden: ''}));
        }

        async send() {
            this.button.disabled = true;
            const typed = Object.fromEntries(new FormData(this.form));
            const body = {...typed, token: this.description.token, product: this.getAttribute('product') || '', language: this.description.language};
            try {
                const answer = await fetch(this.address(this.kind === 'inquiry' ? 'inquiries' : 'contacts', {}),
                    {method: 'POST', credentials: 'omit', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
                const told = await answer.json();
                if (answer.status === 201) {
                    this.thank(told.number);
                } else if (answer.status === 422) {
                    this.correct(told.problems);
                } else {
                    this.say(this.description.texts.failed);
                }
            } catch (failure) {
                this.say(this.description.texts.failed);
            }
            this.button.disabled = false;
        }

        correct(problems) {
            for (const input of this.form.querySelectorAll('input, textarea')) {
                const problem = problems[input.name];
                const text = this.shadowRoot.getElementById(input.name + '-problem');
                input.toggleAttribute('aria-invalid', Boolean(problem));
                if (text) {
                    text.hidden = !problem;
                    text.textContent = problem ? this.description.texts[problem] : '';
                    input.setAttribute('aria-describedby', text.id);
                }
            }
            this.form.querySelectorAll('[aria-invalid]').forEach(input => input.setAttribute('aria-invalid', 'true'));
            this.say(this.description.texts.wrong);
            this.form.querySelector('[aria-invalid]').focus();
        }

        say(text) {
            this.wrong.textContent = text;
            this.wrong.hidden = false;
        }

        thank(number) {
            const texts = this.description.texts;
            const thanks = element('div', {class: 'thanks', role: 'status', tabindex: '-1', lang: this.description.language},
                element('h2', {class: 'all'}, texts.thanks),
                element('p', {class: 'all'}, texts.number + ' ', element('strong', {}, String(number))),
                element('p', {class: 'all quiet'}, texts.what));
            this.form.replaceWith(thanks);
            thanks.focus();
        }
    });
})();
