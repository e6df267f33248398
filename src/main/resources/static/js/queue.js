// Keys for those who work through a long list: they act only while the focus is inside it.
document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-queue]').forEach(queue => {
        const rows = Array.from(queue.children);
        const rowOf = element => rows.findIndex(row => row.contains(element));
        const goTo = place => {
            const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
            row.querySelector('input, a').focus();
        };
        queue.addEventListener('keydown', event => {
            if (event.ctrlKey || event.metaKey || event.altKey) {
                return;
            }
            const place = rowOf(document.activeElement);
            const keys = {
                j: () => goTo(place + 1),
                k: () => goTo(place - 1),
                x: () => rows[place]?.querySelector('input[type=checkbox]')?.click(),
                o: () => rows[place]?.querySelector('a')?.click(),
            };
            if (keys[event.key]) {
                event.preventDefault();
                keys[event.key]();
            }
        });
    });
    document.querySelectorAll('[data-keys]').forEach(hint => { hint.hidden = false; });
});
