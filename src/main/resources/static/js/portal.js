// Makes pages nicer where there is script; every page works without.
(() => {
  'use strict';
  const summary = document.querySelector('.error-summary');
  if (summary) summary.focus();

  // Long lists of boxes: a box above them shows those that hold what is typed, accents aside; ticked ones stay.
  const fold = (text) => text.normalize('NFD').replace(/\p{M}+/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
  for (const set of document.querySelectorAll('fieldset[data-filter]')) {
    const boxes = [...set.querySelectorAll('.pick .check')].map((label) => ({ label, text: fold(label.textContent), input: label.querySelector('input') }));
    if (boxes.length < 8) continue;
    const details = [...set.querySelectorAll('details')];
    const opened = details.map((one) => one.open);
    const box = Object.assign(document.createElement('input'), { type: 'search', className: 'form-control filter-box', placeholder: set.dataset.filter, autocomplete: 'off' });
    box.setAttribute('aria-label', set.dataset.filter);
    set.querySelector('legend').after(box);
    box.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
    box.addEventListener('input', () => {
      const words = fold(box.value.trim());
      for (const one of boxes) one.label.hidden = words !== '' && !one.text.includes(words) && !one.input.checked;
      details.forEach((one, i) => {
        const hit = words !== '' && [...one.querySelectorAll('.check')].some((label) => !label.hidden);
        one.open = words === '' ? opened[i] : hit;
      });
    });
  }

  // Units of the era that the typed day is in: the other era is hidden while nothing in it is ticked.
  const areas = document.querySelector('fieldset[data-reform]');
  if (areas) {
    const form = areas.form;
    const day = () => {
      if (form.querySelector('input[name=when]:checked')?.value === 'HALF') {
        const half = /^(\d{4})-H([12])$/.exec(form.elements.half.value);
        return half ? `${half[1]}-${half[2] === '1' ? '06-30' : '12-31'}` : null;
      }
      const typed = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec((form.elements.to.value || form.elements.from.value).trim());
      return typed ? `${typed[3]}-${typed[2].padStart(2, '0')}-${typed[1].padStart(2, '0')}` : null;
    };
    const show = () => {
      const on = day();
      if (!on) return;
      const era = on < areas.dataset.reform ? 'until' : 'since';
      for (const one of areas.querySelectorAll('.era')) {
        const fits = one.dataset.era === era;
        one.hidden = !fits && !one.querySelector('input:checked');
        if (fits) one.open = true;
      }
    };
    form.addEventListener('input', show); // while typing: a change of the page on leaving the field would move the button that is being pressed
    show();
  }

  // Enter in a box with a button of its own presses that button, not the form's.
  for (const row of document.querySelectorAll('.find-row')) {
    row.querySelector('input').addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      row.querySelector('button').click();
    });
  }
  // Rows to pick: a box in the head takes the whole page, Shift takes all between two.
  const pickRows = () => {
    const table = document.querySelector('table[data-pick]');
    if (!table) return;
    const boxes = [...table.querySelectorAll('td.pick input')];
    const all = Object.assign(document.createElement('input'), { type: 'checkbox', className: 'form-check-input' });
    all.setAttribute('aria-label', table.dataset.pick);
    table.querySelector('th.pick').replaceChildren(all);
    let last = -1;
    const tell = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    };
    all.addEventListener('change', () => { for (const box of boxes) box.checked = all.checked; });
    boxes.forEach((box, at) => box.addEventListener('click', (event) => {
      if (event.shiftKey && last >= 0) {
        for (let i = Math.min(last, at); i <= Math.max(last, at); i++) boxes[i].checked = box.checked;
      }
      last = at;
      tell();
    }));
  };
  pickRows();
  // The search box: "/" goes to it from anywhere but a field, suggestions come while typing, arrows walk through them.
  const searchBox = document.querySelector('input[data-suggestions]');
  if (searchBox) siteSearch(searchBox);

  // While the name of an organization is typed: the likely ones of the register, beneath the field.
  const likelyOrganizations = (place) => {
    const field = document.getElementById(place.dataset.likelyFor);
    if (!field) return;
    let last = '';
    let waiting;
    const typedNow = () => {
      if (field.tagName !== 'TEXTAREA') return field.value.trim();
      const until = field.value.slice(0, field.selectionStart);
      return (until.split('\n').pop() + field.value.slice(field.selectionStart).split('\n')[0]).trim();
    };
    const take = (item, typed) => {
      const box = field.form.querySelector(`input[name="partners"][value="${item.dataset.id}"]`);
      if (!box) return;
      const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-outline-secondary btn-sm ms-1', textContent: place.dataset.likelyUse });
      button.addEventListener('click', () => {
        box.checked = true;
        const details = box.closest('details');
        if (details) details.open = true;
        field.value = field.value.split('\n').filter((line) => line.trim() !== typed).join('\n');
        place.replaceChildren();
        last = '';
        box.focus();
      });
      item.append(button);
    };
    const look = async () => {
      const typed = typedNow();
      if (typed === last) return;
      last = typed;
      if (typed.length < 3) { place.replaceChildren(); return; }
      const but = place.dataset.likelyBut ? `&but=${place.dataset.likelyBut}` : '';
      const answer = await fetch(`/organizations?typed=${encodeURIComponent(typed)}${but}`, { headers: { Accept: 'text/html' } });
      if (!answer.ok || typed !== last) return;
      const found = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.like-names');
      place.replaceChildren(...(found ? [found] : []));
      if (found && place.dataset.likelyUse) for (const item of found.querySelectorAll('li')) take(item, typed);
    };
    field.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(() => look().catch(() => {}), 250); });
  };
  document.querySelectorAll('[data-likely-for]').forEach(likelyOrganizations);
})();

function siteSearch(box) {
  'use strict';
  document.addEventListener('keydown', (event) => {
    const field = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || field || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
  const list = Object.assign(document.createElement('ul'), { id: 'site-q-list', className: 'suggestions', hidden: true });
  const told = Object.assign(document.createElement('p'), { className: 'visually-hidden' });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', box.form.getAttribute('aria-label'));
  told.setAttribute('aria-live', 'polite');
  box.form.append(list, told);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) {
    box.setAttribute(name, value);
  }
  let asked = null;
  let waiting = 0;
  let at = -1;
  const options = () => [...list.querySelectorAll('[role=option]')];
  const show = (open) => {
    list.hidden = !open;
    box.setAttribute('aria-expanded', String(open));
    if (!open) mark(-1);
  };
  const mark = (number) => {
    at = number;
    options().forEach((one, i) => one.setAttribute('aria-selected', String(i === number)));
    const one = options()[number];
    if (one) {
      box.setAttribute('aria-activedescendant', one.id);
      one.scrollIntoView({ block: 'nearest' });
    } else {
      box.removeAttribute('aria-activedescendant');
    }
  };
  const ask = async () => {
    const words = box.value.trim();
    asked?.abort();
    if (words.length < 2) return show(false);
    asked = new AbortController();
    try {
      const answer = await fetch(`${box.dataset.suggestions}?q=${encodeURIComponent(words)}`, { signal: asked.signal, headers: { Accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return show(false);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      list.replaceChildren(...[...page.querySelectorAll('#search-suggestions a')].map((link, i) => {
        const option = document.createElement('li');
        option.id = `site-q-option-${i}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.dataset.href = link.getAttribute('href');
        option.append(...link.childNodes);
        return option;
      }));
      told.textContent = list.children.length ? box.dataset.found.replace('{0}', list.children.length) : box.dataset.none;
      show(list.children.length > 0 && document.activeElement === box);
      mark(-1);
    } catch (failed) {
      if (failed.name !== 'AbortError') show(false);
    }
  };
  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 180);
  });
  box.addEventListener('keydown', (event) => {
    const count = options().length;
    if (event.key === 'Escape') {
      clearTimeout(waiting);
      asked?.abort();
      event.preventDefault();
      if (list.hidden) box.blur();
      else show(false);
    } else if (!list.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const next = event.key === 'ArrowDown' ? at + 1 : at < 0 ? count - 1 : at - 1;
      mark(next >= count ? -1 : next);
    } else if (!list.hidden && event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      location.assign(options()[at].dataset.href);
    }
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) location.assign(option.dataset.href);
  });
  box.addEventListener('blur', () => show(false));
}
