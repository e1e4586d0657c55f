var prose_default={};export{prose_default as default};
