// The order in which somebody new needs them: what makes, what shows, what changes, what removes.
const METHODS = ["post", "get", "put", "delete"];

for (const place of document.querySelectorAll(".at")) {
  place.textContent = location.origin;
}

SwaggerUIBundle({
  url: "../v1/openapi.json",
  dom_id: "#operations",
  deepLinking: true,
  persistAuthorization: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: -1,
  operationsSorter: (a, b) =>
    a.get("path").localeCompare(b.get("path")) ||
    METHODS.indexOf(a.get("method")) - METHODS.indexOf(b.get("method")),
});
