// Where a widget stands: in a notebook, with a kernel behind it, or on a page of the site.

/** Whether this is a page of the site, which says so by what it tells its script. */
export const onPage = () => document.getElementById("course-page") !== null;
