using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Carbon.Gateway;

/// <summary>The node's and the web server's meters as Prometheus reads them: sums and last values.</summary>
internal sealed class NodeMeters : IDisposable
{
    /// <summary>Meter of the node's own numbers.</summary>
    public const string Name = "carbon";

    private static readonly string[] Watched =
        [Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private readonly ConcurrentDictionary<string, double> _summed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _observed = new(StringComparer.Ordinal);
    private readonly Meter _own = new(Name);
    private readonly MeterListener _listener;

    public NodeMeters()
    {
        _listener = new MeterListener { InstrumentPublished = Listen };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Take(instrument, value));
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Take(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Take(instrument, value));
        _listener.Start();
    }

    /// <summary>Shows a number that is asked for at every reading.</summary>
    public void Show(string name, Func<long> value) => _own.CreateObservableGauge(name, value);

    /// <summary>The same of a number with a fraction.</summary>
    public void Show(string name, Func<double> value) => _own.CreateObservableGauge(name, value);

    /// <summary>Shows a count that only rises while the node runs.</summary>
    public void Count(string name, Func<long> value) => _own.CreateObservableCounter(name, value);

    /// <summary>All numbers, one line each.</summary>
    public string Text()
    {
        _observed.Clear();
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (name, value) in _summed.Concat(_observed).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _own.Dispose();
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (Watched.Contains(instrument.Meter.Name))
            listener.EnableMeasurementEvents(instrument);
    }

    private void Take(Instrument instrument, double value)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        (instrument.IsObservable ? _observed : _summed).AddOrUpdate(name, value, (_, before) => before + value);
    }
}
