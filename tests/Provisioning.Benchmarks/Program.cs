namespace Provisioning.Benchmarks; internal static class Program { private static void Main() { } }
