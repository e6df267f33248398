// Asks the browser for a passkey, and sends its answer as the form's own. Without this script, or without passkeys in the
// browser, these forms stay hidden.
document.addEventListener('DOMContentLoaded', () => {
    if (!window.PublicKeyCredential) {
        return;
    }
    const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));
    const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    const withBytes = keys => (keys ?? []).map(key => ({ ...key, id: bytes(key.id) }));

    const ways = {
        add: async options => {
            const made = await navigator.credentials.create({ publicKey: {
                ...options,
                challenge: bytes(options.challenge),
                user: { ...options.user, id: bytes(options.user.id) },
                excludeCredentials: withBytes(options.excludeCredentials),
            } });
            return answer(made, {
                attestationObject: text(made.response.attestationObject),
                transports: made.response.getTransports?.() ?? [],
            });
        },
        show: async options => {
            const shown = await navigator.credentials.get({ publicKey: {
                ...options,
                challenge: bytes(options.challenge),
                allowCredentials: withBytes(options.allowCredentials),
            } });
            return answer(shown, {
                authenticatorData: text(shown.response.authenticatorData),
                signature: text(shown.response.signature),
                userHandle: shown.response.userHandle ? text(shown.response.userHandle) : undefined,
            });
        },
    };
    const answer = (credential, response) => JSON.stringify({
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
        clientExtensionResults: credential.getClientExtensionResults(),
        response: { clientDataJSON: text(credential.response.clientDataJSON), ...response },
    });

    const ask = async form => {
        const asked = await fetch(form.dataset.options, {
            method: 'POST',
            body: new URLSearchParams({ _csrf: form.elements._csrf.value }),
            redirect: 'error',
        });
        if (!asked.ok) {
            throw new Error(`Options: ${asked.status}`);
        }
        return ways[form.dataset.passkey](await asked.json());
    };

    document.querySelectorAll('[data-no-passkeys]').forEach(note => { note.hidden = true; });
    document.querySelectorAll('form[data-passkey]').forEach(form => {
        const failed = form.querySelector('[data-passkey-failed]');
        form.hidden = false;
        form.addEventListener('submit', async event => {
            event.preventDefault();
            failed.hidden = true;
            try {
                form.elements.credential.value = await ask(form);
                form.submit();
            } catch {
                failed.hidden = false;
            }
        });
    });
});
