package org.headgate.testbed;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import java.util.List;
import java.util.Map;

/**
 * Holds threads of a running server where it likes: so that one keeps its connection and does
 * nothing with it, as leaking code does.
 */
public final class Debugger implements AutoCloseable {

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /** The option with which a JVM must be started. */
  public static String option(int port) {
    return "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:" + port;
  }

  public static Debugger at(int port) throws Exception {
    AttachingConnector sockets =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(connector -> connector.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = sockets.defaultArguments();
    arguments.get("hostname").setValue("localhost");
    arguments.get("port").setValue(String.valueOf(port));
    return new Debugger(sockets.attach(arguments));
  }

  /** Every thread that enters the method from now on stands still there. */
  public void holdIn(String type, String method) {
    List<ReferenceType> known = machine.classesByName(type);
    if (known.isEmpty()) {
      throw new IllegalStateException(type + " is not loaded yet: call it once before");
    }
    for (ReferenceType loaded : known) {
      BreakpointRequest hold =
          machine
              .eventRequestManager()
              .createBreakpointRequest(loaded.methodsByName(method).get(0).location());
      hold.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
      hold.enable();
    }
  }

  /** Lets all of them go. */
  @Override
  public void close() {
    machine.dispose();
  }
}
