package org.headgate.system.administration;

import io.restassured.response.Response;
import java.util.Map;
import org.headgate.system.client.Person;

/** Accounts and departments as an administrator lists and changes them. */
record Directory(Person administrator) {

  /** A page of accounts; the request must succeed. */
  Response users(Map<String, ?> parameters) {
    Response response = administrator.asCaller().queryParams(parameters).get("/admin/users");
    response.then().statusCode(200);
    return response;
  }

  Response patch(Person person, Map<String, ?> patch) {
    return administrator.asCaller().body(patch).patch(path(person));
  }

  String path(Person person) {
    return "/admin/users/" + idOf(person);
  }

  String idOf(Person person) {
    return users(Map.of("query", person.email())).path("items[0].id");
  }

  Response createDepartment(String name) {
    return administrator.asCaller().body(Map.of("name", name)).post("/admin/departments");
  }
}
