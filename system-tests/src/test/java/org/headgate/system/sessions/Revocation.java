package org.headgate.system.sessions;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Person;

/** A revocation: no session of a proof that was verified before is valid afterwards. */
enum Revocation {
  PASSWORD_RESET(204) {
    @Override
    Prepared of(AccountOwner owner, LoginMethod method, Person administrator) {
      owner.person().forgotPassword().then().statusCode(202);
      String code = owner.person().mailbox().codeOfMail(method == LoginMethod.CODE ? 3 : 2);
      return () -> owner.person().resetPassword(code, ANOTHER);
    }
  },
  PASSWORD_CHANGE(204) {
    @Override
    Prepared of(AccountOwner owner, LoginMethod method, Person administrator) {
      return () -> owner.person().changePassword(Person.PASSWORD, ANOTHER);
    }
  },
  LOGOUT_ALL(204) {
    @Override
    Prepared of(AccountOwner owner, LoginMethod method, Person administrator) {
      return () -> owner.person().asCaller().post("/auth/logout-all");
    }
  },
  DEACTIVATION(200) {
    @Override
    Prepared of(AccountOwner owner, LoginMethod method, Person administrator) {
      String id = owner.person().me().path("id");
      return () ->
          administrator.asCaller().body(Map.of("is_active", false)).patch("/admin/users/" + id);
    }

    @Override
    void undo(AccountOwner owner, Person administrator) {
      List<Map<String, Object>> found =
          administrator
              .asCaller()
              .queryParam("query", owner.person().email())
              .get("/admin/users")
              .path("items");
      administrator
          .asCaller()
          .body(Map.of("is_active", true))
          .patch("/admin/users/" + found.get(0).get("id"))
          .then()
          .statusCode(200);
    }
  },
  DELETION(202) {
    @Override
    Prepared of(AccountOwner owner, LoginMethod method, Person administrator) {
      return () -> owner.person().delete(Person.PASSWORD);
    }
  },
  FACTOR_REMOVAL(204) {
    @Override
    Prepared of(AccountOwner owner, LoginMethod method, Person administrator) {
      return method == LoginMethod.PASSKEY ? owner::removePasskey : owner::removeApp;
    }
  },
  REMOVAL_OF_ALL_FACTORS(204) {
    @Override
    Prepared of(AccountOwner owner, LoginMethod method, Person administrator) {
      String id = owner.person().me().path("id");
      return () -> administrator.asCaller().delete("/admin/users/" + id + "/factors");
    }
  };

  private static final String ANOTHER = "eleven herons on the sluice";

  private final int status;

  Revocation(int status) {
    this.status = status;
  }

  /** Prepared but for its last step. */
  abstract Prepared of(AccountOwner owner, LoginMethod method, Person administrator);

  /** The way back in afterwards, by which a session that was not ended would show. */
  void undo(AccountOwner owner, Person administrator) {
    // Nothing, as a rule.
  }

  /** Which password logs in then. */
  String passwordAfterwards() {
    return this == PASSWORD_RESET || this == PASSWORD_CHANGE ? ANOTHER : Person.PASSWORD;
  }

  boolean removesFactors() {
    return this == FACTOR_REMOVAL || this == REMOVAL_OF_ALL_FACTORS;
  }

  /** How it is answered. */
  int status() {
    return status;
  }

  /** The last step. */
  interface Prepared {
    Response carryOut();
  }
}
