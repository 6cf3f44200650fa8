namespace ConsultBot.Website.Pages;

// Razor compiles pages to open classes; here they are closed like every other class.
public sealed partial class ChatMenu;

public sealed partial class ChatPage;

public sealed partial class Contacts;

public sealed partial class DemoPage;

public sealed partial class Document;

public sealed partial class EmbedPage;

public sealed partial class Foot;

public sealed partial class HomePage;

public sealed partial class LicencesPage;

public sealed partial class PrivacyPage;
