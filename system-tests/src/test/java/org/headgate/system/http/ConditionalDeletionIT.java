package org.headgate.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Deletions under the condition that nothing changed since the read. */
class ConditionalDeletionIT {

  private final Headgate headgate = Headgate.shared();

  /** Where an ETag can be read, and what the deletion of the resource needs. */
  private record Deletable(Person caller, String path, Map<String, ?> body) {

    private static Deletable created(Person caller, String list, Map<String, ?> content) {
      String id = caller.asCaller().body(content).post(list).path("id");
      return new Deletable(caller, list + "/" + id, Map.of());
    }

    private int deleted(String ifMatch) {
      RequestSpecification request = caller.asCaller().header("If-Match", ifMatch);
      return (body.isEmpty() ? request : request.body(body)).delete(path).statusCode();
    }

    private String tag() {
      return caller.asCaller().get(path).header("ETag");
    }
  }

  private List<Deletable> deletables() {
    Person administrator = Person.administrator(headgate);
    String name = Person.stranger(headgate).email();
    return List.of(
        new Deletable(Person.user(headgate), "/users/me", Map.of("password", Person.PASSWORD)),
        new Deletable(
            administrator, "/admin/users/" + Person.user(headgate).me().path("id"), Map.of()),
        Deletable.created(administrator, "/admin/departments", Map.of("name", name)),
        Deletable.created(administrator, "/admin/users/invitations", Map.of("email", name)),
        Deletable.created(administrator, "/admin/service-accounts", Map.of("name", name)),
        Deletable.created(
            administrator,
            "/admin/webhooks",
            Map.of(
                "name",
                name,
                "url",
                "https://billing.example.org/hooks",
                "event_types",
                List.of("account.created"))),
        Deletable.created(
            administrator,
            "/admin/alerts/endpoints",
            Map.of("name", name, "kind", "mail", "addresses", List.of("ada@example.org"))));
  }

  @Test
  void deletionHonoursIfMatch() {
    for (Deletable resource : deletables()) {
      String path = resource.path();
      assertThat(resource.tag()).as(path).isNotNull();
      assertThat(resource.deleted("\"x\"")).as(path).isEqualTo(412);
      assertThat(resource.deleted("W/" + resource.tag())).as(path).isEqualTo(412);
      assertThat(resource.deleted(resource.tag())).as(path).isIn(202, 204);
    }
  }
}
