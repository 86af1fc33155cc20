import htmx from 'htmx.org';
import './app.css';

// The policy of our pages allows no style that a script adds, and no script in an attribute.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
// What was refused is said beside the form, in place of what was asked for.
htmx.config.responseHandling = [
  { code: '204', swap: false },
  { code: '[23]..', swap: true },
  { code: '[45]..', swap: true, error: true, target: '#message', swapOverride: 'innerHTML' },
];

const SESSION_OVER = 499;

document.addEventListener('htmx:configRequest', (event) => {
  const { elt, headers, parameters } = event.detail;
  headers['X-Requested-With'] = 'XMLHttpRequest';
  const changed = elt.closest('[data-if-match]')?.dataset.ifMatch;
  if (changed && event.detail.verb !== 'get') {
    headers['If-Match'] = changed;
  }
  if (elt.dataset.key) {
    headers['Idempotency-Key'] = elt.dataset.key;
  }
  if ('suggest' in elt.dataset) {
    parameters.q = elt.value;
  }
});

document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status === SESSION_OVER) {
    event.detail.shouldSwap = false;
    window.location.reload();
  }
});

document.addEventListener('htmx:afterSwap', (event) => {
  const target = event.detail.target;
  if (target.id === 'message') {
    markFields(target);
    target.focus();
  } else if (target.id === 'lines') {
    target.querySelector('tr:last-child input')?.focus();
  }
});

function markFields(message) {
  document.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
  message.querySelectorAll('a[href^="#"]').forEach((link) => {
    document.getElementById(link.hash.slice(1))?.setAttribute('aria-invalid', 'true');
  });
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) {
    return;
  }
  if ('print' in button.dataset) {
    window.print();
  } else if ('reload' in button.dataset) {
    window.location.reload();
  } else if ('removeLine' in button.dataset) {
    removeLine(button.closest('tr'));
  } else if ('themeSwitch' in button.dataset) {
    switchTheme();
  }
});

function removeLine(line) {
  const next = line.nextElementSibling ?? line.previousElementSibling;
  line.remove();
  (next?.querySelector('input') ?? document.querySelector('[accesskey="l"]')).focus();
}

const THEME = 'tenantry-theme';
applyTheme(localStorage.getItem(THEME));

function switchTheme() {
  const now = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const other = now === 'dark' ? 'light' : 'dark';
  localStorage.setItem(THEME, other);
  applyTheme(other);
}

function applyTheme(theme) {
  if (theme) {
    document.documentElement.dataset.theme = theme;
    document.dispatchEvent(new Event('theme'));
  }
}
