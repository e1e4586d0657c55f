// The worker of exercises: a page starts it when somebody is about to write.
import "../exercise/worker.js";
