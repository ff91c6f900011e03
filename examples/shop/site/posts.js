// The shop's page of posts: it hands finished posts to the shop's own back office, and brings advice into the composer.
const composer = document.querySelector('post-composer');
const advice = document.querySelector('content-suggestions');
const said = document.querySelector('[data-said]');
/** The post that is being changed, if it is not a new one. */
let changing;

composer.addEventListener('bizboost-post', (event) => {
  event.preventDefault(); // it stays in the form until it is kept
  void keep(event.detail.post);
});

async function keep(post) {
  const kept = await send(changing === undefined ? post : { ...post, id: changing }).catch(() => false);
  if (!kept) {
    said.textContent = 'The back office cannot be reached just now. Nothing is lost; please try again.';
    return;
  }
  changing = undefined;
  composer.clear();
  said.textContent = post.status === 'scheduled' ? 'Scheduled.' : 'Published.';
}

async function send(post) {
  const response = await fetch('/posts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(post),
  });
  return response.status === 204;
}

advice.addEventListener('bizboost-action', ({ detail: { action, id } }) => {
  if (action === 'plan-post') write({ scheduled_at: id });
  if (action === 'use-topic')
    write({ hashtags: id.startsWith('#') ? [id] : [], caption: id.startsWith('#') ? '' : id });
  if (action === 'edit-post') void edit(id);
});

async function edit(id) {
  const response = await fetch(`/posts/${encodeURIComponent(id)}`);
  if (!response.ok) {
    said.textContent = 'This post has gone out.';
    return;
  }
  write(await response.json());
  changing = id;
}

function write(draft) {
  changing = undefined;
  composer.draft = { channel: 'instagram', media: 'image', ...draft };
  composer.scrollIntoView({ block: 'start' });
  composer.focus();
  said.textContent = '';
}
