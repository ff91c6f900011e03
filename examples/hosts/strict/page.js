const told = document.querySelector('#told');
document.addEventListener('bizboost-period-change', ({ detail }) => (told.textContent = `Period: ${detail.period}`));
document.addEventListener('bizboost-action', ({ detail }) => (told.textContent = `${detail.action}: ${detail.name}`));
