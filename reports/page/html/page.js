"use strict";
// The page shows its totals without this script. What it adds: finding and sorting
// authors, and the articles of each, which are only built when somebody asks for them.
// Amounts come as text from the ledger; sums of shown rows are BigInt, never floats.
// Every text becomes a text node: none is ever read as HTML.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const say = data.say;
  const byID = (id) => document.getElementById(id);
  const step = 200; // articles that are built at once

  // element makes an element with classes and children: elements, or texts.
  function element(name, classes, ...children) {
    const e = document.createElement(name);
    if (classes) e.className = classes;
    e.append(...children.filter((c) => c !== "" && c !== undefined));
    return e;
  }

  // bdi keeps a text's direction of writing to itself.
  const bdi = (text) => element("bdi", "", text);

  // fill puts values into a sentence, one for each %s.
  const fill = (sentence, ...values) => sentence.replace(/%s/g, () => values.shift());

  // digits writes a whole number with the language's separator.
  const digits = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, say.separator);

  // plain is text without case and diacritics: "phuong khue" for "Phượng Khuê".
  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  // --- Articles -----------------------------------------------------------------

  // The columns of an article's row: key, head, class. Those of money that no row has
  // are left out; what is not yet payable has one in a list that is nobody's.
  const columns = [
    ["date", say.date, "short"],
    ["article", say.article, "whole"],
    ["coefs", say.coefs, "short"],
    ["how", say.how, "whole how"],
    ["text", say.textPart, "n"],
    ["photo", say.photoPart, "n"],
    ["more", say.more, "n"],
    ["other", say.other, "n"],
    ["held", say.held, "n"],
    ["sum", say.sum, "n"],
  ];
  const optional = ["text", "photo", "more", "other", "held", "sum"];

  // told is what was found on an article, in words and in colour.
  const told = (found) =>
    found.map((n) => {
      const { blocking, text } = data.found[n];
      const p = element("p", "said " + (blocking ? "blocking" : "warning"));
      p.append((blocking ? say.blocking : say.warning) + ": ", bdi(text));
      return p;
    });

  function coefs(a) {
    const box = element("div");
    if (a.text) box.append(element("p", "", fill(say.text, a.text)));
    if (a.photo) box.append(element("p", "", fill(say.photo, a.photo) + (a.count ? " " + fill(say.times, a.count) : "")));
    return box.hasChildNodes() ? [box] : [];
  }

  // cells are the contents of a line's row by column, in the list of an owner.
  function cells(line, owner) {
    const money = { text: [line.text], photo: [line.photo], more: [line.more], other: [line.other], sum: [line.sum] };
    const a = data.articles[line.article];
    if (!a) {
      return {
        ...money,
        article: [
          element("p", "title", bdi(line.about)),
          element("p", "aside", line.id, line.note ? " · " : "", bdi(line.note || "")),
        ],
      };
    }
    const under = [a.id, a.under, a.by === owner ? "" : a.by].filter(Boolean).flatMap((text, i) => (i ? [" · ", bdi(text)] : [bdi(text)]));
    return {
      ...money,
      date: [a.date],
      article: [
        element("p", "title", bdi(a.title)),
        element("p", "aside", ...under),
        ...(a.note ? [element("p", "", bdi(a.note))] : []),
        ...(owner && a.held && !line.sum ? [element("p", "", say.held + ": " + a.held)] : []),
        ...told(a.found || []),
      ],
      coefs: coefs(a),
      how: (a.how || []).map((text) => element("p", "", bdi(text))),
      held: [a.held],
    };
  }

  function row(line, owner, shown) {
    const content = cells(line, owner);
    const a = data.articles[line.article];
    const tr = element("tr");
    if (a) {
      tr.dataset.place = line.article;
      if (!line.sum) tr.classList.add("muted");
      const found = (a.found || []).map((n) => data.found[n]);
      if (found.length) tr.classList.add(found.some((f) => f.blocking) ? "blocking" : "warning");
    }
    for (const [key, head, classes] of shown) {
      const td = element("td", classes, ...(content[key] || []));
      td.dataset.head = head;
      tr.append(td);
    }
    return tr;
  }

  const lists = [];
  const many = 1000; // rows from which on what is out of sight is not laid out
  let built = 0;

  // What is open is printed whole.
  addEventListener("beforeprint", () => {
    for (const list of lists) if (list.box.offsetParent) list.build(list.lines.length);
  });

  // List is a table of an author's lines, or of nobody's, that is built step by step.
  class List {
    constructor(lines, owner) {
      this.lines = lines;
      this.owner = owner;
      const has = (key) => (key === "held" ? !owner : lines.some((line) => line[key]));
      this.shown = columns.filter(([key]) => !optional.includes(key) || has(key));
      this.body = element("tbody");
      const head = element("tr", "", ...this.shown.map(([, text, classes]) => element("th", classes, text)));
      for (const th of head.children) th.scope = "col";
      this.more = element("button", "next");
      this.more.type = "button";
      this.more.addEventListener("click", () => this.build(this.body.rows.length + step));
      this.box = element("div", "box", element("table", "grid lines stack", element("thead", "", head), this.body), this.more);
      this.build(step);
      lists.push(this);
    }

    // build builds the rows up to a number of them.
    build(upTo) {
      const rest = this.lines.slice(this.body.rows.length, upTo);
      this.body.append(...rest.map((line) => row(line, this.owner, this.shown)));
      built += rest.length;
      document.documentElement.classList.toggle("many", built > many);
      const left = this.lines.length - this.body.rows.length;
      this.more.hidden = left === 0;
      this.more.textContent = fill(say.next, digits(Math.min(step, left)), digits(left));
    }

    // show brings the row of an article into sight.
    show(place) {
      this.build(this.lines.findIndex((line) => line.article === place) + 1);
      const tr = this.body.querySelector(`[data-place="${place}"]`);
      document.querySelector(".sought")?.classList.remove("sought");
      tr.classList.add("sought");
      tr.tabIndex = -1;
      tr.focus({ preventScroll: true });
      tr.scrollIntoView({ block: "center" });
    }
  }

  // --- Authors ------------------------------------------------------------------

  const table = byID("author-table");
  const authors = !table ? [] : [...table.tBodies[0].rows].map((tr, i) => {
    const { names, figures, lines } = data.authors[i];
    const button = tr.querySelector("button");
    return { tr, button, name: names[0], figures, lines, text: plain(names.join("\n")), list: null, opened: null };
  });

  function open(author, yes) {
    if (yes && !author.list) {
      author.list = new List(author.lines, author.name);
      const td = element("td", "", author.list.box);
      td.colSpan = table.tHead.rows[0].cells.length;
      author.opened = element("tr", "opened", td);
      author.tr.after(author.opened);
    }
    if (author.opened) author.opened.hidden = !yes || author.tr.hidden;
    author.button.setAttribute("aria-expanded", yes);
  }

  const isOpen = (author) => author.button.getAttribute("aria-expanded") === "true";

  for (const author of authors) {
    author.tr.addEventListener("click", (event) => {
      const marking = !author.button.contains(event.target) && String(getSelection()); // a text to be copied
      if (!marking) open(author, !isOpen(author));
    });
  }

  function search() {
    const words = plain(byID("search").value).split(/\s+/).filter(Boolean);
    let count = 0;
    let sum = 0n;
    for (const author of authors) {
      author.tr.hidden = !words.every((word) => author.text.includes(word));
      if (author.opened) author.opened.hidden = author.tr.hidden || !isOpen(author);
      if (!author.tr.hidden) {
        count++;
        sum += BigInt(author.figures.at(-1));
      }
    }
    byID("shown").textContent =
      count === 0 ? say.nobody
      : count === authors.length ? fill(say.all, digits(count))
      : fill(say.some, digits(count), digits(authors.length), digits(sum));
  }

  const collator = new Intl.Collator("vi");
  const compare = (column) => (a, b) => {
    if (column < 0) return collator.compare(a.name, b.name);
    const [x, y] = [BigInt(a.figures[column]), BigInt(b.figures[column])];
    return x < y ? -1 : x > y ? 1 : 0;
  };

  // sort orders the authors by a column, names from A and figures from the largest, and
  // the other way round where they are so already.
  function sort(th) {
    const column = th.cellIndex - 1;
    const before = th.getAttribute("aria-sort");
    const ascending = before ? before === "descending" : column < 0;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    th.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    const by = compare(column);
    const order = [...authors].sort((a, b) => (ascending ? by(a, b) : by(b, a)) || collator.compare(a.name, b.name));
    table.tBodies[0].append(...order.flatMap((author) => (author.opened ? [author.tr, author.opened] : [author.tr])));
  }

  function openAll() {
    const yes = !authors.every((author) => author.tr.hidden || isOpen(author));
    for (const author of authors) if (!author.tr.hidden) open(author, yes);
    byID("open-all").textContent = yes ? say.closeAll : say.openAll;
  }

  if (table) {
    for (const th of table.tHead.rows[0].cells) {
      const button = element("button", "", th.textContent);
      th.dataset.head = th.textContent;
      button.type = "button";
      button.addEventListener("click", () => sort(th));
      th.replaceChildren(button);
    }
    table.tHead.rows[0].cells[0].setAttribute("aria-sort", "ascending");
    byID("search").addEventListener("input", search);
    byID("open-all").addEventListener("click", openAll);
    const tools = document.querySelector(".tools");
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.hidden = false;
    search();
  }

  // --- Articles that are not paid, and the way from a finding to its article -------

  const unpaid = byID("unpaid-list");
  let unpaidList = null;

  function buildUnpaid() {
    if (unpaidList) return unpaidList;
    unpaidList = new List(data.unpaid.map((place) => ({ article: place })), "");
    unpaid.append(unpaidList.box);
    return unpaidList;
  }
  unpaid?.addEventListener("toggle", () => unpaid.open && buildUnpaid());

  function goTo(place) {
    if (data.unpaid.includes(place)) {
      unpaid.open = true;
      buildUnpaid().show(place);
      return;
    }
    const author = authors.find(({ lines }) => lines.some((line) => line.article === place));
    if (!author) return;
    if (author.tr.hidden) {
      byID("search").value = "";
      search();
    }
    open(author, true);
    author.list.show(place);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-article]");
    if (!link) return;
    event.preventDefault();
    goTo(Number(link.dataset.article));
  });
})();
