#!/usr/bin/env python3
"""Turns published word lists into the two tables a language that liaison-train reads.

    python3 prepare-language-data.py --lefff lefff-3.4.mlex --strings strings.json -o OUT
    python3 prepare-language-data.py --vectors fr_core_news_md [--corpus FOLDER] -o OUT
    python3 prepare-language-data.py --word2vec vectors.bin --corpus FOLDER -o OUT
    python3 prepare-language-data.py --wordnet lemma_lu.csv.gz --brown en_lexeme_cluster.json.gz -o OUT

Writes OUT/lexicon-{fr,en}.tsv (form, part of speech, lemma, features) and
OUT/clusters-{fr,en}.tsv (word, fine class, coarse class), and OUT/vectors-{fr,en}.txt for the words of
the texts in FOLDER. See MODEL-CARD.md for where the inputs come from. Needs numpy for vectors, and
scikit-learn and spaCy for --vectors.
"""
import argparse, gzip, json, os, re

LEFFF_CATEGORIES = {
    "v": "VERB", "auxAvoir": "AUX", "auxEtre": "AUX", "nc": "NOUN", "np": "PROPN", "adj": "ADJ",
    "adv": "ADV", "advneg": "ADV", "prep": "ADP", "det": "DET", "pro": "PRON", "cln": "PRON",
    "cla": "PRON", "cld": "PRON", "clr": "PRON", "prel": "PRON", "pri": "PRON", "cll": "PRON",
    "clg": "PRON", "ce": "PRON", "ilimp": "PRON", "coo": "CCONJ", "csu": "SCONJ", "pres": "INTJ",
}
TENSES = {
    "P": "Ind-Pres", "I": "Ind-Imp", "J": "Ind-Past", "F": "Ind-Fut", "C": "Cnd-Pres",
    "S": "Sub-Pres", "T": "Sub-Imp", "Y": "Imp-Pres", "K": "Part-Past", "G": "Part-Pres", "W": "Inf",
}


def lefff_features(category, code):
    """`PS13s` becomes `Ind-Pres,Sub-Pres;1,3;Sing`: tense, person, number, gender."""
    found = []
    verbal = category in ("v", "auxAvoir", "auxEtre") or (category == "adj" and code[:1] == "K")
    if verbal:
        found += sorted({TENSES[letter] for letter in code if letter in TENSES})
    found += [d for d in "123" if d in code]
    if "s" in code: found.append("Sing")
    if "p" in code: found.append("Plur")
    if "m" in code: found.append("Masc")
    if "f" in code: found.append("Fem")
    return ",".join(found) or "_"


def lefff(path, strings, out):
    known = None
    if strings:
        known = {s.lower() for s in json.load(open(strings, encoding="utf-8"))}
    rows = set()
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 4 or fields[1] not in LEFFF_CATEGORIES: continue
        form, category, lemma, code = fields
        if not re.fullmatch(r"-?\w[\w'’.-]*", form) or " " in lemma or not lemma: continue
        if known and form.lower() not in known and category not in ("cln", "adv", "prep"): continue
        rows.add((form, LEFFF_CATEGORIES[category], lemma, lefff_features(category, code)))
    with open(os.path.join(out, "lexicon-fr.tsv"), "w", encoding="utf-8") as file:
        for row in sorted(rows): file.write("\t".join(row) + "\n")


def vectors(package, out, fine=1024, coarse=64):
    import numpy, spacy
    from sklearn.cluster import KMeans, MiniBatchKMeans
    vocab = spacy.load(package, exclude=["parser", "ner", "lemmatizer"]).vocab
    table = vocab.vectors.data
    table = table / numpy.maximum(1e-9, numpy.linalg.norm(table, axis=1, keepdims=True))
    model = MiniBatchKMeans(fine, random_state=1, batch_size=4096, n_init=2).fit(table)
    groups = KMeans(coarse, random_state=1, n_init=4).fit_predict(model.cluster_centers_)
    chosen = {}
    for word in sorted(vocab.strings):
        if not re.fullmatch(r"[\w'’.-]{1,24}", word) or re.search(r"[\d_]", word): continue
        row = vocab.vectors.key2row.get(vocab.strings[word])
        if row is None: continue
        lower = word.lower()
        # The lower-case form speaks for a word; a name mostly has a capitalised one alone.
        if word == lower or lower not in chosen: chosen[lower] = int(model.labels_[row])
    with open(os.path.join(out, "clusters-fr.tsv"), "w", encoding="utf-8") as file:
        for word in sorted(chosen):
            file.write(f"{word}\t{chosen[word]}\t{int(groups[chosen[word]])}\n")


def words_of(corpus, skipped):
    """The words of the texts in `corpus`, without files that begin with `skipped`."""
    texts = set()
    for folder, _, names in os.walk(corpus):
        for name in names:
            if name.endswith(".txt") and not name.startswith(skipped):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    texts.update(re.findall(r"[^\W\d_]+", file.read().lower()))
    return texts


def write_vectors(words, table, path, width=96):
    """Reduces vectors to the `width` directions in which they differ most, and writes them."""
    import numpy
    table = table.astype(numpy.float64)
    table /= numpy.maximum(1e-9, numpy.linalg.norm(table, axis=1, keepdims=True))
    table -= table.mean(0)
    values, axes = numpy.linalg.eigh(table.T @ table)
    table = table @ axes[:, ::-1][:, :width]
    table *= 0.5 / table.std()
    with open(path, "w", encoding="utf-8") as file:
        for word, vector in zip(words, table):
            file.write(word + " " + " ".join(f"{value:.3f}" for value in vector) + "\n")


def word_vectors(package, corpus, out):
    """Vectors of the words of the texts in `corpus`, and of one word more for each other row of the table."""
    import spacy
    vocab = spacy.load(package, exclude=["parser", "ner", "lemmatizer"]).vocab
    texts = words_of(corpus, "en-")
    chosen, rows = {}, set()
    for word in sorted(vocab.strings):
        row = vocab.vectors.key2row.get(vocab.strings[word])
        if row is not None and word in texts: chosen[word] = row; rows.add(row)
    for word in sorted(vocab.strings):
        row = vocab.vectors.key2row.get(vocab.strings[word])
        if row is not None and row not in rows and re.fullmatch(r"[a-zà-ÿœ]+(['’-][a-zà-ÿœ]+)*['’]?", word):
            chosen[word] = row; rows.add(row)
    words = sorted(chosen)
    write_vectors(words, vocab.vectors.data[[chosen[word] for word in words]], os.path.join(out, "vectors-fr.txt"))


BRITISH = [("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("tre", "ter"),
           ("lled", "led"), ("lling", "ling"), ("ller", "ler"), ("llor", "lor"), ("ence", "ense"), ("cheque", "check"),
           ("ogue", "og"), ("mme", "m"), ("learnt", "learned"), ("grey", "gray"), ("whisky", "whiskey")]


def word2vec(path, corpus, out):
    """Vectors in word2vec's binary format; a British word that has none gets that of its American spelling."""
    import numpy
    words, rows = [], []
    with open(path, "rb") as file:
        count, size = map(int, file.readline().split())
        for _ in range(count):
            word = bytearray()
            while (byte := file.read(1)) != b" ": word += byte
            words.append(word.strip().decode("utf-8", "replace"))
            rows.append(numpy.frombuffer(file.read(4 * size), numpy.float32))
    chosen = {word: row for row, word in enumerate(words) if re.fullmatch(r"[a-z]+(['’-][a-z]+)*['’]?", word)}
    known = {word: row for row, word in enumerate(words)}
    for word in sorted(words_of(corpus, "fr-")):
        spelled = [word.replace(a, b) for a, b in BRITISH if a in word and word.replace(a, b) in known]
        if word not in known and spelled: chosen[word] = known[spelled[0]]
    words = sorted(chosen)
    write_vectors(words, numpy.array([rows[chosen[word]] for word in words]), os.path.join(out, "vectors-en.txt"))


def wordnet(path, out):
    rows = set()
    names = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV", "aux": "AUX", "propn": "PROPN"}
    for line in gzip.open(path, "rt", encoding="utf-8"):
        form, category, lemmas = line.rstrip("\n").split(",")[:3]
        if category not in names or not re.fullmatch(r"\w[\w'.-]*", form): continue
        lemma = lemmas.split("/")[0]
        kind = "PROPN" if category == "noun" and form[0].isupper() else names[category]
        rows.add((form, kind, lemma, "_"))
    with open(os.path.join(out, "lexicon-en.tsv"), "w", encoding="utf-8") as file:
        for row in sorted(rows): file.write("\t".join(row) + "\n")


def brown(path, out):
    """The classes are bit paths from the root of a tree, first step in the lowest bit."""
    classes = json.load(gzip.open(path, "rt", encoding="utf-8"))
    chosen = {}
    for word in sorted(classes):
        if classes[word] == 0 or not re.fullmatch(r"[\w'’.-]{1,24}", word): continue
        lower = word.lower()
        if word == lower or lower not in chosen: chosen[lower] = classes[word]
    order = {c: i for i, c in enumerate(sorted(set(chosen.values())))}
    with open(os.path.join(out, "clusters-en.tsv"), "w", encoding="utf-8") as file:
        for word in sorted(chosen):
            file.write(f"{word}\t{order[chosen[word]]}\t{chosen[word] & 63}\n")


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
parser.add_argument("--lefff"); parser.add_argument("--strings"); parser.add_argument("--vectors"); parser.add_argument("--corpus")
parser.add_argument("--word2vec"); parser.add_argument("--wordnet"); parser.add_argument("--brown")
parser.add_argument("-o", "--output", default=".")
options = parser.parse_args()
os.makedirs(options.output, exist_ok=True)
if options.lefff: lefff(options.lefff, options.strings, options.output)
if options.vectors: vectors(options.vectors, options.output)
if options.vectors and options.corpus: word_vectors(options.vectors, options.corpus, options.output)
if options.word2vec: word2vec(options.word2vec, options.corpus or ".", options.output)
if options.wordnet: wordnet(options.wordnet, options.output)
if options.brown: brown(options.brown, options.output)
