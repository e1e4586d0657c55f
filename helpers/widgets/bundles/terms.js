var terms_default={};export{terms_default as default};
