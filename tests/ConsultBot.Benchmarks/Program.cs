using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(ConsultBot.Benchmarks.TurnBenchmarks).Assembly).Run(args);
