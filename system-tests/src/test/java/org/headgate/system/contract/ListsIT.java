package org.headgate.system.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Every list is read page by page, however long it may be, by the same two parameters. */
class ListsIT {

  private final Headgate headgate = Headgate.shared();
  private final Person administrator = Person.administrator(headgate);

  @Test
  void everyListRefusesInvalidParametersByName() {
    List<String> lists =
        RoleMatrix.ROWS.stream()
            .filter(row -> row.method().equals("GET") && row.administrator() == 200)
            .map(RoleMatrixRow::pathOfOne)
            .filter(this::isList)
            .toList();

    assertThat(lists)
        .contains("/schedules", "/admin/users", "/admin/pools", "/admin/database/backends");
    for (String list : lists) {
      for (String limit : List.of("0", "201", "many", "")) {
        assertRefused(list, "limit", limit);
      }
      assertRefused(list, "cursor", "?");
    }
  }

  @Test
  void poolsAreReadPageByPage() {
    List<String> pools = administrator.asCaller().get("/admin/pools").path("items.name");

    List<String> read = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page =
          administrator
              .asCaller()
              .queryParam("limit", 1)
              .queryParam("cursor", cursor)
              .get("/admin/pools");
      page.then().statusCode(200).body("items.size()", equalTo(1));
      read.addAll(page.<List<String>>path("items.name"));
      cursor = page.path("next_cursor");
      assertThat(page.headers().hasHeaderWithName("Link")).isEqualTo(cursor != null);
    }

    assertThat(read).isEqualTo(pools).hasSizeGreaterThan(1);
  }

  private boolean isList(String path) {
    Response response = administrator.asCaller().get(path);
    return response.contentType().startsWith("application/json")
        && response.<Object>path("$") instanceof Map<?, ?> body
        && body.containsKey("next_cursor");
  }

  private void assertRefused(String path, String parameter, String value) {
    Response response = administrator.asCaller().queryParam(parameter, value).get(path);
    assertThat(response.statusCode())
        .describedAs("%s?%s=%s", path, parameter, value)
        .isEqualTo(400);
    response
        .then()
        .body("type", equalTo("urn:headgate:problem:invalid-request"))
        .body("errors.field", hasItem(parameter));
  }
}
