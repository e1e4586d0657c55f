"""For every test, notebooks included: a learner's state of its own, and one thread for numbers that are timed or compared."""

import os
import tempfile

os.environ["COURSE_DATA"] = tempfile.mkdtemp(prefix="course-tests-")
os.environ["COURSE_HOME"] = os.path.join(os.environ["COURSE_DATA"], "my-course")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ["IPYTHONDIR"] = os.path.join(os.environ["COURSE_DATA"], "ipython")
os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
