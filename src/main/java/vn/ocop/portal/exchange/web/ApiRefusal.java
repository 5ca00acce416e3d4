package vn.ocop.portal.exchange.web;

/// A query parameter of the API cannot be what it is.
final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String parameter;
    private final String found;
    private final String expected;
    private final transient Object[] args;

    /// @param expected key of the message that tells what may stand there, below `api.expected.`
    /// @param args what fills its places
    ApiRefusal(String parameter, String found, String expected, Object... args) {
        super(parameter);
        this.parameter = parameter;
        this.found = found;
        this.expected = "api.expected." + expected;
        this.args = args.clone();
    }

    String parameter() {
        return parameter;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }

    Object[] args() {
        return args.clone();
    }
}
