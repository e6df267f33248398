// Marks many cells of a table of checkboxes at a stroke: by dragging, or with the arrow keys (with Shift they mark).
document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-paint]').forEach(table => {
        const rows = Array.from(table.tBodies[0].rows, row => Array.from(row.querySelectorAll('input')));
        const all = rows.flat();
        const placeOf = box => {
            const row = rows.findIndex(boxes => boxes.includes(box));
            return [row, rows[row].indexOf(box)];
        };
        // One stop for the tabulator key in place of some two hundred.
        const stopAt = box => {
            all.forEach(other => { other.tabIndex = other === box ? 0 : -1; });
        };
        stopAt(all.find(box => box.checked) ?? all[0]);

        table.addEventListener('focusin', event => {
            if (all.includes(event.target)) {
                stopAt(event.target);
            }
        });
        table.addEventListener('keydown', event => {
            const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
            const step = steps[event.key];
            if (!step || !all.includes(event.target) || event.ctrlKey || event.metaKey || event.altKey) {
                return;
            }
            event.preventDefault();
            const [row, column] = placeOf(event.target);
            const next = rows[row + step[0]]?.[column + step[1]];
            if (next) {
                if (event.shiftKey) {
                    next.checked = event.target.checked;
                }
                next.focus();
            }
        });

        let brush = null;
        const boxUnder = event => document.elementFromPoint(event.clientX, event.clientY)?.closest('td')?.querySelector('input');
        table.addEventListener('pointerdown', event => {
            const box = event.target.closest('td')?.querySelector('input');
            if (box && event.pointerType === 'mouse' && event.button === 0) {
                brush = { to: !box.checked, from: box, moved: false };
            }
        });
        table.addEventListener('pointermove', event => {
            const box = brush && boxUnder(event);
            if (box && table.contains(box) && (brush.moved || box !== brush.from)) {
                brush.moved = true;
                brush.from.checked = brush.to;
                box.checked = brush.to;
            }
        });
        // A click follows the stroke and would turn its last cell round.
        table.addEventListener('click', event => {
            if (brush?.moved) {
                event.preventDefault();
            }
            brush = null;
        }, true);
        document.addEventListener('pointerup', () => {
            if (brush?.moved) {
                const done = brush;
                setTimeout(() => { if (brush === done) { brush = null; } });
            } else if (brush && !table.matches(':hover')) {
                brush = null;
            }
        });
    });
    // Where there is no room for the table, the list stands in its place.
    if (matchMedia('(max-width: 40rem)').matches) {
        document.querySelectorAll('.week-list').forEach(list => { list.open = true; });
    }
    document.querySelectorAll('[data-paint-hint]').forEach(hint => { hint.hidden = false; });
});
