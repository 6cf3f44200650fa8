using ConsultBot.EndToEnd.Browsing;
using ConsultBot.EndToEnd.Running;
using ConsultBot.Tests.Running;

[assembly: AssemblyFixture(typeof(Stage))]

namespace ConsultBot.EndToEnd.Browsing;

/// <summary>What all journeys share: a browser, the service, and a clinic's website that shows its chat. Each patient has a browser profile of their own.</summary>
public sealed class Stage : IAsyncLifetime
{
    internal Chromium Chromium { get; private set; } = null!;

    internal ClinicWebsite Clinic { get; private set; } = null!;

    internal ChatService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Chromium = await Chromium.StartAsync();
        Clinic = await ClinicWebsite.StartAsync();
        Service = await ChatService.StartAsync($"Website:AllowedOrigins:0={Clinic.Origin}");
        await Clinic.EmbedAsync(Service);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Clinic.DisposeAsync();
        await Chromium.DisposeAsync();
    }

    /// <summary>Lets a patient do something, and looks afterwards that the browser had nothing to complain of.</summary>
    internal Task PlayAsync(Func<Patient, Task> journey, Visit? visit = null) => PlayAsync(Service, Clinic, journey, visit);

    /// <summary>The same with a service of the test's own.</summary>
    internal async Task PlayAsync(ChatService service, ClinicWebsite clinic, Func<Patient, Task> journey, Visit? visit = null)
    {
        var coming = visit ?? Visit.Usual;
        using var profile = new TemporaryFolder();
        await using var context = await (coming.KeepsInsideOthers is { } keeps ? Chromium.OpenAsync(coming, keeps, profile) : Chromium.OpenAsync(coming));
        var patient = await Patient.SitDownAsync(context, service, clinic);
        await journey(patient);
        Assert.Empty(await patient.ComplaintsAsync(coming.HasOutage));
    }
}
