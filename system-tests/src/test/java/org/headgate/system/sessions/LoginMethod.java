package org.headgate.system.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.headgate.system.client.AccountOwner;
import org.headgate.system.client.Person;

/** The ways to get tokens. */
enum LoginMethod {
  PASSWORD {
    @Override
    List<Client> clients(AccountOwner owner, int many) {
      return same(many, () -> owner.person().logIn(Person.PASSWORD));
    }
  },
  MFA {
    @Override
    List<Client> clients(AccountOwner owner, int many) {
      return IntStream.range(0, many)
          .mapToObj(
              number -> {
                String token = owner.person().logIn(Person.PASSWORD).path("mfa_token");
                return (Client) over -> owner.prove(token, number);
              })
          .toList();
    }
  },
  CODE {
    @Override
    List<Client> clients(AccountOwner owner, int many) {
      owner.person().askForLogInCode().then().statusCode(202);
      String code = owner.person().mailbox().codeOfMail(2);
      return same(many, () -> owner.person().logInByCode(code));
    }
  },
  PASSKEY {
    @Override
    List<Client> clients(AccountOwner owner, int many) {
      return IntStream.range(0, many)
          .mapToObj(
              number -> {
                JsonNode answer = owner.passkeyAnswer();
                return (Client) over -> owner.logInWith(answer);
              })
          .toList();
    }
  },
  REFRESH {
    @Override
    List<Client> clients(AccountOwner owner, int many) {
      return IntStream.range(0, many)
          .mapToObj(
              number -> {
                Response session = owner.logIn();
                return (Client) over -> refreshed(owner.person(), session, over);
              })
          .toList();
    }

    @Override
    boolean waitsForTheAccount() {
      return false;
    }
  };

  /** The actions of that many clients, prepared but for the last step. */
  abstract List<Client> clients(AccountOwner owner, int many);

  /** Whether something is begun that was not there before; a refresh carries on what is. */
  boolean waitsForTheAccount() {
    return true;
  }

  boolean needsFactors() {
    return this == MFA || this == PASSKEY;
  }

  /** One of many who come at the same moment. */
  interface Client {
    /**
     * @param over whether what they race against has been answered
     */
    Response comeIn(BooleanSupplier over);
  }

  private interface Call {
    Response send();
  }

  private static List<Client> same(int many, Call call) {
    return IntStream.range(0, many).mapToObj(number -> (Client) over -> call.send()).toList();
  }

  /** Keeps on refreshing for as long as it is let. */
  private static Response refreshed(Person person, Response session, BooleanSupplier over) {
    Response newest = session;
    while (!over.getAsBoolean()) {
      Response next = person.refresh(newest.path("refresh_token"));
      if (next.statusCode() != 200) {
        return newest;
      }
      newest = next;
    }
    return newest;
  }
}
