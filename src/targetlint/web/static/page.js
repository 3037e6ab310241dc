'use strict';

// The start page: dropped files and folders, and how far an upload is. Without this script the form sends itself.
const form = document.getElementById('upload');
if (form) {
  const drop = form.querySelector('.drop');
  const button = form.querySelector('button.main');
  const clear = form.querySelector('[type=reset]');
  const told = form.querySelector('output');
  const bar = form.querySelector('progress');
  const wrong = form.querySelector('.wrong');
  let dropped = [];
  form.querySelector('.hint').hidden = false;

  const chosen = () => [
    ...dropped,
    ...[...form.querySelectorAll('[type=file]')].flatMap((input) =>
      [...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }))),
  ];
  const complain = (text) => {
    wrong.textContent = text;
    wrong.hidden = !text;
    bar.hidden = true;
    button.disabled = false;
    told.textContent = '';
  };
  const count = () => {
    complain('');
    const files = chosen();
    told.textContent = files.length ? form.dataset.chosen.replace('{count}', files.length) : '';
    clear.hidden = !files.length;
  };
  form.addEventListener('change', count);
  form.addEventListener('reset', () => {
    dropped = [];
    setTimeout(count); // when the inputs are empty
  });

  const inside = async (entry, path) => {
    if (entry.isFile) {
      const file = await new Promise((done, failed) => entry.file(done, failed));
      return [{ file, name: path + file.name }];
    }
    const reader = entry.createReader();
    const found = [];
    for (;;) { // a reader gives a hundred at a time
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (!some.length) return found;
      for (const each of some) found.push(...await inside(each, `${path}${entry.name}/`));
    }
  };
  for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', kind === 'dragenter' || kind === 'dragover');
    });
  }
  for (const kind of ['dragover', 'drop']) { // beside the box a file would replace the page
    addEventListener(kind, (event) => event.preventDefault());
  }
  drop.addEventListener('drop', async (event) => {
    const items = [...event.dataTransfer.items].filter((item) => item.kind === 'file');
    const found = items.map((item) => [item.webkitGetAsEntry(), item.getAsFile()]); // gone after this turn
    try {
      for (const [entry, file] of found) {
        dropped.push(...entry ? await inside(entry, '') : [{ file, name: file.name }]);
      }
      count();
    } catch (error) {
      complain(form.dataset.failed);
    }
  });

  const refused = (files) => {
    const words = form.dataset;
    if (!files.length) return words.nothing;
    if (files.length > Number(words.files)) return words.tooMany;
    if (files.some(({ file }) => file.size > Number(words.fileBytes))) return words.tooLarge;
    if (files.reduce((sum, { file }) => sum + file.size, 0) > Number(words.bytes)) return words.tooMuch;
    return '';
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const files = chosen();
    const why = refused(files);
    complain(why);
    if (why) return;
    const body = new FormData();
    for (const { file, name } of files) body.append('files', file, name);
    const request = new XMLHttpRequest(); // fetch does not tell how far an upload is
    request.open('POST', form.action);
    request.upload.addEventListener('progress', (sent) => {
      const part = sent.lengthComputable ? sent.loaded / sent.total : 0;
      bar.value = 100 * part;
      const text = form.dataset.sending.replace('{percent}', 10 * Math.floor(10 * part));
      if (told.textContent !== text) told.textContent = text; // read aloud: not at every percent
    });
    request.addEventListener('error', () => complain(form.dataset.failed));
    request.addEventListener('load', () => {
      if (request.status < 300) {
        location.assign(request.responseURL);
        return;
      }
      const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
      complain(answer.querySelector('.wrong')?.textContent || form.dataset.failed);
    });
    bar.hidden = false;
    bar.value = 0;
    button.disabled = true;
    request.send(body);
  });
}

// The page of a check that is under way: asks how far it is. Without this script it loads itself again.
const check = document.getElementById('check');
if (check) {
  const bar = check.querySelector('progress');
  const told = check.querySelector('.told');
  const aloud = check.querySelector('[role=status]');
  const list = check.querySelector('.files');
  const words = check.dataset;
  let said = { form: '', at: 0 };
  const tell = (form, status) => {
    const text = form.replace('{done}', status.done).replace('{total}', status.total);
    told.textContent = text;
    if (form === said.form && Date.now() - said.at < 10000) return; // nobody can listen to every file
    aloud.textContent = text;
    said = { form, at: Date.now() };
  };
  const show = (status) => {
    if (status.state === 'waiting') {
      tell(words.waiting, status);
      return;
    }
    const all = status.total !== null && status.done >= status.total;
    if (status.total === null || all) {
      bar.removeAttribute('value');
    } else {
      bar.max = status.total;
      bar.value = status.done;
    }
    tell(all ? words.judging : status.total === null ? words.counted : words.read, status);
    list.replaceChildren(...status.last.map((name) => {
      const item = document.createElement('li');
      item.textContent = name;
      return item;
    }));
  };
  const ask = async () => {
    let wait = 500;
    try {
      const answer = await fetch(words.status);
      if (!answer.ok) {
        location.assign('/');
        return;
      }
      const status = await answer.json();
      if (status.state === 'done' || status.state === 'failed') {
        location.replace(words.status.replace(/\/status$/, ''));
        return;
      }
      show(status);
    } catch (error) {
      wait = 3000; // the network is away for a while
    }
    setTimeout(ask, wait);
  };
  setTimeout(ask, 300);
}
