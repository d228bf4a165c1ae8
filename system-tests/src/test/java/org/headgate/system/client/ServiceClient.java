package org.headgate.system.client;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.headgate.system.server.Headgate;

/** A program with a service account of its own. */
public final class ServiceClient {

  private final Headgate headgate;
  private final Person administrator;
  private final String id;
  private String secretId = "";
  private String secret = "";

  private ServiceClient(Headgate headgate, Person administrator, String id) {
    this.headgate = headgate;
    this.administrator = administrator;
    this.id = id;
  }

  /** One that may ask for these scopes, with a secret. */
  public static ServiceClient with(Headgate headgate, String... scopes) {
    Person administrator = Person.administrator(headgate);
    Response created =
        administrator
            .asCaller()
            .body(Map.of("name", "Orders", "scopes", List.of(scopes)))
            .post("/admin/service-accounts");
    created.then().statusCode(201);
    ServiceClient client = new ServiceClient(headgate, administrator, created.path("id"));
    client.drawSecret();
    return client;
  }

  public String id() {
    return id;
  }

  public String secret() {
    return secret;
  }

  public String secretId() {
    return secretId;
  }

  /** A new secret, which it uses from now on. */
  public void drawSecret() {
    Response drawn = addSecret();
    drawn.then().statusCode(201);
    secret = drawn.path("client_secret");
    secretId = drawn.path("secret_id");
  }

  public Response addSecret() {
    return administrator.asCaller().post(path() + "/secrets");
  }

  public Response removeSecret(String which) {
    return administrator.asCaller().delete(path() + "/secrets/" + which);
  }

  public Response read() {
    return administrator.asCaller().get(path());
  }

  public Response change(Map<String, Object> patch) {
    return administrator.asCaller().body(patch).patch(path());
  }

  public Response delete() {
    return administrator.asCaller().delete(path());
  }

  public Person administrator() {
    return administrator;
  }

  /** A form of OAuth, sent with its secret by HTTP Basic. */
  public RequestSpecification basic() {
    return form(headgate.api()).auth().preemptive().basic(id, secret);
  }

  /** A form of OAuth that has its secret in it. */
  public RequestSpecification post() {
    return form(headgate.api()).formParam("client_id", id).formParam("client_secret", secret);
  }

  public static RequestSpecification form(RequestSpecification request) {
    return request.contentType(ContentType.URLENC);
  }

  public Response askForToken() {
    return basic().formParam("grant_type", "client_credentials").post("/oauth/token");
  }

  private String path() {
    return "/admin/service-accounts/" + id;
  }
}
