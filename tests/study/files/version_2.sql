-- A progress file of version 2, as the course's own code wrote it.
BEGIN TRANSACTION;
CREATE TABLE answers (id INTEGER PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, question TEXT NOT NULL,
       given TEXT NOT NULL, correct INTEGER NOT NULL);
INSERT INTO "answers" VALUES(1,'2026-10-05T12:01:31.016042+00:00','introduction-to-lstm','one','2',0);
INSERT INTO "answers" VALUES(2,'2026-10-05T12:01:38.017276+00:00','introduction-to-lstm','one','0',1);
INSERT INTO "answers" VALUES(3,'2026-10-05T12:01:45.018510+00:00','introduction-to-lstm','several','[0, 2]',1);
INSERT INTO "answers" VALUES(4,'2026-10-05T12:01:52.019744+00:00','introduction-to-lstm','number','"\u2248 0,35 %"',0);
INSERT INTO "answers" VALUES(5,'2026-10-05T12:01:59.020978+00:00','introduction-to-lstm','order','[2, 0, 1]',0);
INSERT INTO "answers" VALUES(6,'2026-10-05T12:02:06.022212+00:00','introduction-to-lstm','verdict','1',1);
INSERT INTO "answers" VALUES(7,'2026-10-23T12:04:12.044424+00:00','introduction-to-lstm','one','1',0);
INSERT INTO "answers" VALUES(8,'2026-10-24T12:04:19.045658+00:00','introduction-to-lstm','several','[1]',0);
INSERT INTO "answers" VALUES(9,'2026-10-24T12:04:40.049360+00:00','introduction-to-lstm','one','3',0);
INSERT INTO "answers" VALUES(10,'2026-10-25T12:05:01.053062+00:00','introduction-to-lstm','one','3',0);
INSERT INTO "answers" VALUES(11,'2026-10-25T12:05:22.056764+00:00','introduction-to-lstm','one','3',0);
CREATE TABLE attempts (id INTEGER PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, exercise TEXT NOT NULL,
       status TEXT NOT NULL, mistake TEXT, source TEXT NOT NULL);
INSERT INTO "attempts" VALUES(1,'2026-10-05T12:00:21.003702+00:00','introduction-to-lstm','lstm-step','error',NULL,'def lstm_step():
    return “ä”
');
INSERT INTO "attempts" VALUES(2,'2026-10-05T12:00:28.004936+00:00','introduction-to-lstm','lstm-step','wrong','gates-swapped','def lstm_step(x): ...');
INSERT INTO "attempts" VALUES(3,'2026-10-05T12:00:35.006170+00:00','introduction-to-lstm','lstm-step','passed',NULL,'def lstm_step(x): return x');
INSERT INTO "attempts" VALUES(4,'2026-10-05T12:00:42.007404+00:00','introduction-to-gru','gru-step','timeout',NULL,'while True: pass');
INSERT INTO "attempts" VALUES(5,'2026-10-25T12:04:47.050594+00:00','introduction-to-lstm','e','wrong','m','');
CREATE TABLE cards (lesson TEXT NOT NULL, card TEXT NOT NULL, due TEXT NOT NULL, state TEXT,
       missed TEXT, PRIMARY KEY (lesson, card));
INSERT INTO "cards" VALUES('introduction-to-lstm','missed-by-exercise','2026-10-05T12:00:28.004936+00:00',NULL,'exercise');
INSERT INTO "cards" VALUES('introduction-to-lstm','seen-then-missed','2026-10-13T12:03:09.033318+00:00','{"card_id": 0, "state": 2, "step": null, "stability": 8.2956, "difficulty": 1.0, "due": "2026-10-13T12:03:09.033318+00:00", "last_review": "2026-10-05T12:03:09.033318+00:00"}','question');
INSERT INTO "cards" VALUES('introduction-to-lstm','missed-by-question','2026-10-05T12:01:31.016042+00:00',NULL,'question');
INSERT INTO "cards" VALUES('introduction-to-gru','missed-elsewhere','2026-10-05T12:01:31.016042+00:00',NULL,'question');
INSERT INTO "cards" VALUES('introduction-to-lstm','easy','2026-10-13T12:02:55.030850+00:00','{"card_id": 0, "state": 2, "step": null, "stability": 8.2956, "difficulty": 1.0, "due": "2026-10-13T12:02:55.030850+00:00", "last_review": "2026-10-05T12:02:55.030850+00:00"}',NULL);
INSERT INTO "cards" VALUES('introduction-to-lstm','often','2026-11-12T12:04:05.043190+00:00','{"card_id": 0, "state": 2, "step": null, "stability": 19.776068668890606, "difficulty": 7.6261075165198715, "due": "2026-11-12T12:04:05.043190+00:00", "last_review": "2026-10-23T12:04:05.043190+00:00"}',NULL);
INSERT INTO "cards" VALUES('introduction-to-lstm','overdue-then-missed','2026-10-05T12:04:16.034552+00:00','{"card_id": 0, "state": 1, "step": 0, "stability": 0.212, "difficulty": 6.4133, "due": "2026-10-05T12:04:16.034552+00:00", "last_review": "2026-10-05T12:03:16.034552+00:00"}','question');
INSERT INTO "cards" VALUES('introduction-to-lstm','never-missed','2026-10-05T12:08:53.035786+00:00','{"card_id": 0, "state": 1, "step": 0, "stability": 1.2931, "difficulty": 5.112170705601056, "due": "2026-10-05T12:08:53.035786+00:00", "last_review": "2026-10-05T12:03:23.035786+00:00"}',NULL);
INSERT INTO "cards" VALUES('introduction-to-lstm','missed-elsewhere','2026-10-24T12:14:26.046892+00:00','{"card_id": 0, "state": 1, "step": 1, "stability": 2.3065, "difficulty": 2.118103970459016, "due": "2026-10-24T12:14:26.046892+00:00", "last_review": "2026-10-24T12:04:26.046892+00:00"}',NULL);
INSERT INTO "cards" VALUES('introduction-to-gru','elsewhere','2026-10-24T12:14:33.048126+00:00','{"card_id": 0, "state": 1, "step": 1, "stability": 2.3065, "difficulty": 2.118103970459016, "due": "2026-10-24T12:14:33.048126+00:00", "last_review": "2026-10-24T12:04:33.048126+00:00"}',NULL);
INSERT INTO "cards" VALUES('introduction-to-lstm','missed-twice','2026-10-24T12:04:40.049360+00:00',NULL,'exercise');
INSERT INTO "cards" VALUES('introduction-to-lstm','missed-then-seen','2026-10-27T12:05:08.054296+00:00','{"card_id": 0, "state": 2, "step": null, "stability": 2.3065, "difficulty": 2.111214235785395, "due": "2026-10-27T12:05:08.054296+00:00", "last_review": "2026-10-25T12:05:08.054296+00:00"}',NULL);
INSERT INTO "cards" VALUES('introduction-to-lstm','missed-before-due','2026-10-25T12:05:22.056764+00:00','{"card_id": 0, "state": 2, "step": null, "stability": 8.2956, "difficulty": 1.0, "due": "2026-11-02T12:05:15.055530+00:00", "last_review": "2026-10-25T12:05:15.055530+00:00"}','question');
INSERT INTO "cards" VALUES('introduction-to-lstm','two-notebooks','2026-10-10T00:00:00.000000+00:00','{"card_id": 0, "state": 2, "step": null, "stability": 3.946054067969477, "difficulty": 1.0, "due": "2026-10-10T00:00:00+00:00", "last_review": "2026-10-06T00:00:00+00:00"}',NULL);
CREATE TABLE goals (lesson TEXT NOT NULL, widget TEXT NOT NULL, goal TEXT NOT NULL, at TEXT NOT NULL,
       detail TEXT NOT NULL, PRIMARY KEY (lesson, widget, goal));
INSERT INTO "goals" VALUES('introduction-to-lstm','gate-desk','hold','2026-10-05T12:02:34.027148+00:00','{"forget": 1.5}');
INSERT INTO "goals" VALUES('introduction-to-gru','gru-desk','hold','2026-10-05T12:02:48.029616+00:00','{}');
CREATE TABLE hints (lesson TEXT NOT NULL, exercise TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL,
       PRIMARY KEY (lesson, exercise, number));
INSERT INTO "hints" VALUES('introduction-to-lstm','lstm-step',0,'2026-10-05T12:00:49.008638+00:00');
INSERT INTO "hints" VALUES('introduction-to-lstm','lstm-step',1,'2026-10-05T12:00:56.009872+00:00');
INSERT INTO "hints" VALUES('introduction-to-lstm','lstm-step',2,'2026-10-05T12:01:03.011106+00:00');
INSERT INTO "hints" VALUES('introduction-to-gru','gru-step',0,'2026-10-05T12:01:17.013574+00:00');
CREATE TABLE places (lesson TEXT PRIMARY KEY, cell TEXT NOT NULL, at TEXT NOT NULL);
INSERT INTO "places" VALUES('introduction-to-lstm','introduction-to-lstm-quiz','2026-10-25T12:05:29.057998+00:00');
INSERT INTO "places" VALUES('introduction-to-gru','introduction-to-gru-start','2026-10-05T12:00:14.002468+00:00');
CREATE TABLE predictions (lesson TEXT NOT NULL, prediction TEXT NOT NULL, at TEXT NOT NULL, guess INTEGER,
       PRIMARY KEY (lesson, prediction));
INSERT INTO "predictions" VALUES('introduction-to-lstm','guessed','2026-10-05T12:02:20.024680+00:00',2);
INSERT INTO "predictions" VALUES('introduction-to-lstm','skipped','2026-10-05T12:02:27.025914+00:00',NULL);
CREATE TABLE reviews (id INTEGER PRIMARY KEY, at TEXT NOT NULL, lesson TEXT NOT NULL, card TEXT NOT NULL,
       rating INTEGER NOT NULL, due TEXT NOT NULL);
INSERT INTO "reviews" VALUES(1,'2026-10-05T12:02:55.030850+00:00','introduction-to-lstm','easy',4,'2026-10-13T12:02:55.030850+00:00');
INSERT INTO "reviews" VALUES(2,'2026-10-05T12:03:02.032084+00:00','introduction-to-lstm','often',3,'2026-10-05T12:13:02.032084+00:00');
INSERT INTO "reviews" VALUES(3,'2026-10-05T12:03:09.033318+00:00','introduction-to-lstm','seen-then-missed',4,'2026-10-13T12:03:09.033318+00:00');
INSERT INTO "reviews" VALUES(4,'2026-10-05T12:03:16.034552+00:00','introduction-to-lstm','overdue-then-missed',1,'2026-10-05T12:04:16.034552+00:00');
INSERT INTO "reviews" VALUES(5,'2026-10-05T12:03:23.035786+00:00','introduction-to-lstm','never-missed',2,'2026-10-05T12:08:53.035786+00:00');
INSERT INTO "reviews" VALUES(6,'2026-10-08T12:03:30.037020+00:00','introduction-to-lstm','often',3,'2026-10-22T12:03:30.037020+00:00');
INSERT INTO "reviews" VALUES(7,'2026-10-11T12:03:37.038254+00:00','introduction-to-lstm','often',1,'2026-10-11T12:13:37.038254+00:00');
INSERT INTO "reviews" VALUES(8,'2026-10-14T12:03:44.039488+00:00','introduction-to-lstm','often',2,'2026-10-14T12:18:44.039488+00:00');
INSERT INTO "reviews" VALUES(9,'2026-10-17T12:03:51.040722+00:00','introduction-to-lstm','often',3,'2026-10-25T12:03:51.040722+00:00');
INSERT INTO "reviews" VALUES(10,'2026-10-20T12:03:58.041956+00:00','introduction-to-lstm','often',4,'2026-11-04T12:03:58.041956+00:00');
INSERT INTO "reviews" VALUES(11,'2026-10-23T12:04:05.043190+00:00','introduction-to-lstm','often',3,'2026-11-12T12:04:05.043190+00:00');
INSERT INTO "reviews" VALUES(12,'2026-10-24T12:04:26.046892+00:00','introduction-to-lstm','missed-elsewhere',3,'2026-10-24T12:14:26.046892+00:00');
INSERT INTO "reviews" VALUES(13,'2026-10-24T12:04:33.048126+00:00','introduction-to-gru','elsewhere',3,'2026-10-24T12:14:33.048126+00:00');
INSERT INTO "reviews" VALUES(14,'2026-10-25T12:04:54.051828+00:00','introduction-to-lstm','missed-then-seen',3,'2026-10-25T12:14:54.051828+00:00');
INSERT INTO "reviews" VALUES(15,'2026-10-25T12:05:08.054296+00:00','introduction-to-lstm','missed-then-seen',3,'2026-10-27T12:05:08.054296+00:00');
INSERT INTO "reviews" VALUES(16,'2026-10-25T12:05:15.055530+00:00','introduction-to-lstm','missed-before-due',4,'2026-11-02T12:05:15.055530+00:00');
INSERT INTO "reviews" VALUES(17,'2026-10-07T00:00:00.000000+00:00','introduction-to-lstm','two-notebooks',3,'2026-10-07T00:10:00.000000+00:00');
INSERT INTO "reviews" VALUES(18,'2026-10-06T00:00:00.000000+00:00','introduction-to-lstm','two-notebooks',4,'2026-10-10T00:00:00.000000+00:00');
CREATE TABLE solutions (lesson TEXT NOT NULL, exercise TEXT NOT NULL, asked INTEGER NOT NULL, seen_at TEXT,
       PRIMARY KEY (lesson, exercise));
INSERT INTO "solutions" VALUES('introduction-to-lstm','lstm-step',3,'2026-10-05T12:01:24.014808+00:00');
INSERT INTO "solutions" VALUES('introduction-to-gru','gru-step',1,NULL);
CREATE INDEX attempts_of ON attempts (lesson, exercise);
CREATE INDEX answers_of ON answers (lesson, question);
COMMIT;
PRAGMA application_id = 1196117297;
PRAGMA user_version = 2;
