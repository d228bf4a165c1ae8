package org.headgate.scheduling.service.webhook;

import java.util.Hashtable;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Checks whether this machine's name servers work, so that an unknown name, or a failing or silent
 * server of that name, differs from a failing resolver of ours. If they have no answer for the name
 * they are asked for the root of all names, which a working resolver knows.
 */
final class NameServerProbe {

  private static final String TIMEOUT_MILLIS = "1000";
  private static final String MAX_ATTEMPTS = "1";
  private static final String ROOT = "";

  private final String servers;

  /**
   * @param servers in the form of JNDI's DNS provider; {@code dns:} for those of the machine
   */
  NameServerProbe(String servers) {
    this.servers = servers;
  }

  /** Whether a name that could not be resolved is to blame for it, and not a resolver of ours. */
  boolean answersFor(String name) {
    return isAnswered(name, "A") || isAnswered(ROOT, "NS");
  }

  /**
   * Whether there is an answer, be it that the name does not exist. A resolver reports a failure
   * both if it reaches nobody and if the name's own servers fail.
   */
  // Records are read, from the DNS alone; no object is looked up. JNDI wants a Hashtable.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private boolean isAnswered(String name, String type) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", MAX_ATTEMPTS);
    try {
      DirContext context = new InitialDirContext(environment);
      try {
        context.getAttributes(name, new String[] {type});
      } finally {
        context.close();
      }
      return true;
    } catch (CommunicationException | ServiceUnavailableException e) {
      return false;
    } catch (NamingException e) {
      // An answer, although not the one asked for.
      return true;
    }
  }
}
