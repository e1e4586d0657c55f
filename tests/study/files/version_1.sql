-- A progress file of version 1, as it was when the first learners began.
CREATE TABLE attempts (id INTEGER PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, exercise TEXT NOT NULL,
    status TEXT NOT NULL, mistake TEXT, source TEXT NOT NULL);
CREATE TABLE hints (lesson TEXT NOT NULL, exercise TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (lesson, exercise, number));
CREATE TABLE solutions (lesson TEXT NOT NULL, exercise TEXT NOT NULL, asked INTEGER NOT NULL, seen_at TEXT,
    PRIMARY KEY (lesson, exercise));
CREATE TABLE answers (id INTEGER PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, question TEXT NOT NULL,
    option INTEGER NOT NULL, correct INTEGER NOT NULL);
CREATE TABLE predictions (lesson TEXT NOT NULL, prediction TEXT NOT NULL, at TEXT NOT NULL, guess INTEGER,
    PRIMARY KEY (lesson, prediction));
CREATE TABLE goals (lesson TEXT NOT NULL, widget TEXT NOT NULL, goal TEXT NOT NULL, at TEXT NOT NULL,
    detail TEXT NOT NULL, PRIMARY KEY (lesson, widget, goal));
CREATE TABLE cards (lesson TEXT NOT NULL, card TEXT NOT NULL, due TEXT NOT NULL, state TEXT,
    PRIMARY KEY (lesson, card));
CREATE TABLE reviews (id INTEGER PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, card TEXT NOT NULL,
    rating INTEGER NOT NULL, due TEXT NOT NULL);
CREATE TABLE places (lesson TEXT PRIMARY KEY, cell TEXT NOT NULL, at TEXT NOT NULL);
CREATE INDEX attempts_of ON attempts (lesson, exercise);
CREATE INDEX answers_of ON answers (lesson, question);
PRAGMA application_id = 1196117297;
PRAGMA user_version = 1;
INSERT INTO answers VALUES (1, '2026-11-23T12:00:00.000000+00:00', 'lesson', 'q', 2, 0);
INSERT INTO answers VALUES (7, '2026-11-23T12:01:00.000000+00:00', 'lesson', 'q', 0, 1);
INSERT INTO answers VALUES (8, '2026-11-23T12:02:00.000000+00:00', 'lesson', 'r', 3, 0);
INSERT INTO cards VALUES ('lesson', 'card', '2026-11-25T12:00:00.000000+00:00', NULL);
INSERT INTO places VALUES ('lesson', 'cell-7', '2026-11-23T12:02:00.000000+00:00');
